internal import DocumentModel
internal import JSON
internal import Measures

extension DocumentReader {
  /// The longest key that a pointer spells; behind a longer one the pointer stops, so that no
  /// input can make its problems larger than itself.
  static let longestKey = 1024

  /// The value being read, or its member `key`.
  ///
  /// - Parameter start: What points at the document; if nil, ``base``.
  func pointer(to key: String? = nil, from start: JSONPointer? = nil) -> JSONPointer {
    var pointer = start ?? base
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

  /// Reports a problem at the value being read, or at its member `key`, and marks the place as
  /// unreadable.
  ///
  /// The texts are only built while there is room for the problem; the one that ends the reading
  /// always has room.
  mutating func report(
    _ code: ReadingCode, at key: String? = nil, endsReading: Bool = false, _ message: () -> Wording
  ) {
    // A key that nobody knows hides nothing that stands under another.
    if code != .unknownKey { markUnreadable(at: key) }
    isMalformed = true
    guard problems.count < ProblemRoom.most || endsReading else {
      omitted += 1
      return
    }
    problems.append(Problem(.error, code.rawValue, at: pointer(to: key), message()))
  }

  /// Notes that the value being read, or its member `key`, could not be read.
  mutating func markUnreadable(at key: String? = nil) {
    guard let top = topLevelKey(or: key) else { return }
    unreadable.insert(top)
    if unreadablePlaces.count < ProblemRoom.most {
      unreadablePlaces.append(pointer(to: key, from: .root))
    }
    if top == .lines, path.count > 1, case .element(let index) = path[1] {
      unreadableLines.insert(index)
    }
  }

  private func topLevelKey(or key: String?) -> DocumentKey? {
    guard case .key(let name)? = path.first else { return key.flatMap(DocumentKey.init) }
    guard name.count <= Self.longestKey else { return nil }
    return DocumentKey(rawValue: scanner.string(name))
  }
}
