internal import DocumentModel
internal import JSON
internal import Measures

extension DocumentReader {
  /// The most problems that are reported of one document.
  static let mostProblems = 100
  /// The longest key that a pointer spells; behind a longer one the pointer stops, so that no
  /// input can make its problems larger than itself.
  static let longestKey = 1024

  /// The value being read, or its member `key`.
  func pointer(to key: String? = nil) -> JSONPointer {
    var pointer = base
    for step in path {
      switch step {
      case .element(let index): pointer = pointer.index(index)
      case .key(let name):
        guard name.count <= Self.longestKey else { return pointer }
        pointer = pointer.key(scanner.string(name))
      }
    }
    if let key { pointer = pointer.key(key) }
    return pointer
  }

  /// Reports a problem at the value being read, or at its member `key`, and marks the top-level
  /// key concerned as unreadable.
  ///
  /// The texts are only built while there is room for the problem.
  mutating func report(_ code: ReadingCode, at key: String? = nil, _ message: () -> Wording) {
    unreadable.formUnion(topLevelKey(or: key))
    guard problems.count < Self.mostProblems else {
      omitted += 1
      return
    }
    problems.append(Problem(.error, code.rawValue, at: pointer(to: key), message()))
  }

  /// All problems, with a last one that counts those left out.
  func closed() -> [Problem] {
    guard omitted > 0 else { return problems }
    let message = Wording(
      en: "\(omitted) more problems were left out; correct the first \(Self.mostProblems) and "
        + "check again",
      pt: "ficaram por indicar mais \(omitted) problemas; corrija os primeiros "
        + "\(Self.mostProblems) e volte a verificar")
    return problems + [Problem(.error, ReadingCode.limit.rawValue, at: base, message)]
  }

  private func topLevelKey(or key: String?) -> DocumentKeys {
    var name = key
    if case .key(let text)? = path.first {
      guard text.count <= Self.longestKey else { return [] }
      name = scanner.string(text)
    }
    guard let name, let position = DocumentKey(rawValue: name)?.position else { return [] }
    return DocumentKeys.key(at: position)
  }
}

extension DocumentKey {
  /// The place in the format, which is also the bit in ``DocumentKeys``.
  var position: Int? { DocumentKey.allCases.firstIndex(of: self) }
}
