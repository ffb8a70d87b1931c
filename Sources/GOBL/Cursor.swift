internal import JSON
internal import Measures

/// A value of the source and where it stands.
struct Cursor: Sendable {
  let value: JSONValue
  private let path: Path

  /// The way to a value; only spelled out when somebody wants to know.
  private indirect enum Path: Sendable {
    case root
    case key(String, in: Path)
    case element(Int, in: Path)

    var pointer: JSONPointer {
      switch self {
      case .root: .root
      case .key(let key, let owner): owner.pointer.key(key)
      case .element(let index, let owner): owner.pointer.index(index)
      }
    }
  }

  /// The whole source.
  init(_ value: JSONValue) {
    self.value = value
    path = .root
  }

  private init(_ value: JSONValue, _ path: Path) {
    self.value = value
    self.path = path
  }

  var pointer: JSONPointer { path.pointer }

  /// The member `key` of an object, a plain word; nil where there is none, or null.
  subscript(key: String) -> Cursor? {
    guard case .object(let members) = value else { return nil }
    for member in members where member.key == key {
      if case .null = member.value { return nil }
      return Cursor(member.value, .key(key, in: path))
    }
    return nil
  }

  /// The elements of an array; none of anything else.
  var elements: [Cursor] {
    guard case .array(let values) = value else { return [] }
    return values.enumerated().map { Cursor($0.element, .element($0.offset, in: path)) }
  }

  /// The text of a string, or of a number as it is written; nil for an empty one and all else.
  var text: String? {
    switch value {
    case .string(let text), .number(let text): text.isEmpty ? nil : text
    case .null, .boolean, .array, .object: nil
    }
  }

  /// Whether this is an array with the string `word`.
  func contains(_ word: String) -> Bool {
    guard case .array(let values) = value else { return false }
    return values.contains { if case .string(word) = $0 { true } else { false } }
  }

  var isTrue: Bool { if case .boolean(true) = value { true } else { false } }
}

extension Cursor? {
  /// The elements of an array that may be missing.
  var elements: [Cursor] { self?.elements ?? [] }
}
