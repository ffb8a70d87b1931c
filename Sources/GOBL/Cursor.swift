package import JSON
package import Measures

/// A value of the source and where it stands.
package struct Cursor {
  package let value: JSONValue
  package let pointer: JSONPointer

  package init(_ value: JSONValue, at pointer: JSONPointer) {
    self.value = value
    self.pointer = pointer
  }

  /// The member `key` of an object; nil where there is none, or null.
  subscript(key: String) -> Cursor? {
    guard let member = value[key], member != .null else { return nil }
    return Cursor(member, at: pointer.key(key))
  }

  /// The elements of an array; none of anything else.
  var elements: [Cursor] {
    guard case .array(let values) = value else { return [] }
    return values.enumerated().map { Cursor($0.element, at: pointer.index($0.offset)) }
  }

  /// The text of a string, or of a number as it is written; nil for an empty one and all else.
  var text: String? {
    switch value {
    case .string(let text), .number(let text): text.isEmpty ? nil : text
    case .null, .boolean, .array, .object: nil
    }
  }

  /// Whether this is a string of the array's elements.
  func contains(_ word: String) -> Bool { elements.contains { $0.text == word } }

  var isTrue: Bool { value == .boolean(true) }
}

extension Cursor? {
  /// The elements of an array that may be missing.
  var elements: [Cursor] { self?.elements ?? [] }
}
