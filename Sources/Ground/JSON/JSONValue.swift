/// A JSON value as a tree, for the small files of the house itself: templates, test tables.
///
/// Documents are never read through it. Numbers keep their text, objects keep their order.
package enum JSONValue: Hashable, Sendable {
  case null
  case boolean(Bool)
  /// The number exactly as it stands in the text.
  case number(String)
  case string(String)
  case array([JSONValue])
  /// The members in the order of the text; no name stands twice.
  case object([Member])

  package struct Member: Hashable, Sendable {
    package let key: String
    package let value: JSONValue

    package init(_ key: String, _ value: JSONValue) {
      self.key = key
      self.value = value
    }
  }
}

extension JSONValue {
  /// Reads one JSON text, strictly.
  ///
  /// - Throws: ``JSONFault`` at the first byte that is not JSON, at a duplicate key, or beyond
  ///   ``JSONLimits/depth``.
  package init(parsing bytes: [UInt8]) throws(JSONFault) {
    let parsed = bytes.withUnsafeBufferPointer { buffer in
      Result { () throws(JSONFault) in try JSONValue(scanning: buffer) }
    }
    self = try parsed.get()
  }

  private init(scanning buffer: UnsafeBufferPointer<UInt8>) throws(JSONFault) {
    var scanner = JSONScanner(buffer)
    try scanner.checkEncoding()
    self = try scanner.value()
    try scanner.finish()
  }

  /// The member `key` of an object; nil where there is none.
  package subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key.utf8.elementsEqual(key.utf8) }?.value
  }

  /// The element at `index` of an array; nil where there is none.
  package subscript(index: Int) -> JSONValue? {
    guard case .array(let elements) = self, elements.indices.contains(index) else { return nil }
    return elements[index]
  }

  /// The text of a string.
  package var string: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }
}

extension JSONScanner {
  fileprivate mutating func value() throws(JSONFault) -> JSONValue {
    switch try kind() {
    case .null:
      try null()
      return .null
    case .boolean: return .boolean(try boolean())
    case .number: return .number(String(decoding: bytes[try number()], as: UTF8.self))
    case .string: return .string(string(try text()))
    case .array:
      try openArray()
      var elements: [JSONValue] = []
      while try nextElement(isFirst: elements.isEmpty) { elements.append(try value()) }
      return .array(elements)
    case .object:
      try openObject()
      var members: [JSONValue.Member] = []
      var ledger: KeyLedger?
      while let name = try nextKey(isFirst: members.isEmpty) {
        let key = string(name)
        guard members.enter(key, &ledger) else {
          throw JSONFault(.duplicateKey, at: name.start - 1)
        }
        members.append(JSONValue.Member(key, try value()))
      }
      return .object(members)
    }
  }
}

extension [JSONValue.Member] {
  /// Whether `key` is a new one; a ledger is only kept for objects of more than a few.
  fileprivate func enter(_ key: String, _ ledger: inout KeyLedger?) -> Bool {
    if count < 16 {
      return !contains { $0.key == key && $0.key.utf8.elementsEqual(key.utf8) }
    }
    if ledger == nil {
      var keys = KeyLedger()
      for member in self { _ = keys.enter(member.key) }
      ledger = keys
    }
    return ledger?.enter(key) ?? true
  }
}
