internal import DocumentModel
internal import JSON
internal import Measures

extension DocumentReader {
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
  /// The texts are only built while there is room for the problem; the one that ends the reading
  /// always has room.
  mutating func report(
    _ code: ReadingCode, at key: String? = nil, endsReading: Bool = false, _ message: () -> Wording
  ) {
    unreadable.formUnion(topLevelKey(or: key))
    guard problems.count < ProblemRoom.most || endsReading else {
      omitted += 1
      return
    }
    problems.append(Problem(.error, code.rawValue, at: pointer(to: key), message()))
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
