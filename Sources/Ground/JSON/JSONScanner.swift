/// Walks through one JSON text (RFC 8259, strictly) without building anything.
///
/// The caller asks for what should come next; the first byte that is not JSON ends the walk with a
/// ``JSONFault``. Every byte is looked at once, so time is linear and memory constant.
/// The bytes must outlive the scanner.
package struct JSONScanner {
  package let bytes: UnsafeBufferPointer<UInt8>
  /// The next byte to look at.
  package internal(set) var offset = 0
  private var depth = 0

  package init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// The six kinds of JSON values.
  package enum Kind: Hashable, Sendable {
    case object
    case array
    case string
    case number
    case boolean
    case null
  }

  /// The kind of the value that comes next; its first byte is then at ``offset``.
  package mutating func kind() throws(JSONFault) -> Kind {
    skipSpace()
    guard offset < bytes.count else { throw JSONFault(.unexpectedEnd, at: offset) }
    switch bytes[offset] {
    case UInt8(ascii: "\""): return .string
    case UInt8(ascii: "{"): return .object
    case UInt8(ascii: "["): return .array
    case UInt8(ascii: "-"), 48...57: return .number
    case UInt8(ascii: "t"), UInt8(ascii: "f"): return .boolean
    case UInt8(ascii: "n"): return .null
    default: throw unexpected(.value)
    }
  }

  /// Refuses a byte order mark and the encodings that are not UTF-8; call it once, at the start.
  package func checkEncoding() throws(JSONFault) {
    guard bytes.count >= 2 else { return }
    switch (bytes[0], bytes[1]) {
    case (0xEF, 0xBB) where bytes.count > 2 && bytes[2] == 0xBF:
      throw JSONFault(.byteOrderMark, at: 0)
    case (0xFF, 0xFE), (0xFE, 0xFF), (0, _), (_, 0):
      throw JSONFault(.otherEncoding, at: 0)
    default: return
    }
  }

  /// Enters the object at ``offset``.
  package mutating func openObject() throws(JSONFault) { try open() }

  /// Enters the array at ``offset``.
  package mutating func openArray() throws(JSONFault) { try open() }

  /// The next key of the object, with the colon behind it; nil at its closing brace.
  package mutating func nextKey(isFirst: Bool) throws(JSONFault) -> JSONText? {
    skipSpace()
    guard offset < bytes.count else { throw JSONFault(.unexpectedEnd, at: offset) }
    if bytes[offset] == UInt8(ascii: "}") {
      close()
      return nil
    }
    if !isFirst {
      guard bytes[offset] == UInt8(ascii: ",") else { throw unexpected(.commaOrBrace) }
      offset += 1
      skipSpace()
      guard offset < bytes.count else { throw JSONFault(.unexpectedEnd, at: offset) }
    }
    guard bytes[offset] == UInt8(ascii: "\"") else {
      let isLate = !isFirst && bytes[offset] == UInt8(ascii: "}")
      throw isLate ? JSONFault(.trailingComma, at: offset) : unexpected(.key)
    }
    let key = try text()
    skipSpace()
    guard offset < bytes.count else { throw JSONFault(.unexpectedEnd, at: offset) }
    guard bytes[offset] == UInt8(ascii: ":") else { throw unexpected(.colon) }
    offset += 1
    return key
  }

  /// Whether another element of the array follows; false at its closing bracket.
  package mutating func nextElement(isFirst: Bool) throws(JSONFault) -> Bool {
    skipSpace()
    guard offset < bytes.count else { throw JSONFault(.unexpectedEnd, at: offset) }
    if bytes[offset] == UInt8(ascii: "]") {
      close()
      return false
    }
    if isFirst { return true }
    guard bytes[offset] == UInt8(ascii: ",") else { throw unexpected(.commaOrBracket) }
    offset += 1
    skipSpace()
    guard offset < bytes.count else { throw JSONFault(.unexpectedEnd, at: offset) }
    guard bytes[offset] != UInt8(ascii: "]") else { throw JSONFault(.trailingComma, at: offset) }
    return true
  }

  /// Passes the number at ``offset`` and gives the bytes of its text.
  package mutating func number() throws(JSONFault) -> Range<Int> {
    let start = offset
    if bytes[offset] == UInt8(ascii: "-") { offset += 1 }
    let whole = digits()
    guard whole > 0, whole == 1 || bytes[offset - whole] != UInt8(ascii: "0") else {
      throw JSONFault(.invalidNumber, at: start)
    }
    if offset < bytes.count, bytes[offset] == UInt8(ascii: ".") {
      offset += 1
      guard digits() > 0 else { throw JSONFault(.invalidNumber, at: start) }
    }
    if offset < bytes.count, bytes[offset] | 0x20 == UInt8(ascii: "e") {
      offset += 1
      if offset < bytes.count,
        bytes[offset] == UInt8(ascii: "+") || bytes[offset] == UInt8(ascii: "-")
      {
        offset += 1
      }
      guard digits() > 0 else { throw JSONFault(.invalidNumber, at: start) }
    }
    return start..<offset
  }

  /// Passes the `true` or `false` at ``offset``.
  package mutating func boolean() throws(JSONFault) -> Bool {
    if bytes[offset] == UInt8(ascii: "t") {
      try literal("true")
      return true
    }
    try literal("false")
    return false
  }

  /// Passes the `null` at ``offset``.
  package mutating func null() throws(JSONFault) { try literal("null") }

  /// Makes sure that nothing but white space is left.
  package mutating func finish() throws(JSONFault) {
    skipSpace()
    guard offset == bytes.count else { throw JSONFault(.bytesAfterEnd, at: offset) }
  }

  mutating func skipSpace() {
    while offset < bytes.count {
      switch bytes[offset] {
      case 0x20, 0x0A, 0x0D, 0x09: offset += 1
      default: return
      }
    }
  }

  private func unexpected(_ what: JSONFault.Expectation) -> JSONFault {
    let byte = bytes[offset]
    let isStray = byte < 0x20 || byte == 0x7F
    if byte >= 0x80, UTF8Sequence.length(in: bytes, at: offset) == nil {
      return JSONFault(.invalidUTF8, at: offset)
    }
    return JSONFault(isStray ? .strayByte : .expected(what), at: offset)
  }

  private mutating func open() throws(JSONFault) {
    guard depth < JSONLimits.depth else { throw JSONFault(.tooDeep, at: offset) }
    depth += 1
    offset += 1
  }

  private mutating func close() {
    depth -= 1
    offset += 1
  }

  private mutating func digits() -> Int {
    let start = offset
    while offset < bytes.count, bytes[offset] &- 48 < 10 { offset += 1 }
    return offset - start
  }

  private mutating func literal(_ word: StaticString) throws(JSONFault) {
    let start = offset
    for position in 0..<word.utf8CodeUnitCount {
      guard offset < bytes.count else { throw JSONFault(.unexpectedEnd, at: offset) }
      guard bytes[offset] == word.utf8Start[position] else {
        throw JSONFault(.expected(.value), at: start)
      }
      offset += 1
    }
  }
}
