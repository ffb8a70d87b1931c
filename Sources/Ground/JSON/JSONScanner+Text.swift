extension JSONScanner {
  /// Passes the text at ``offset`` and checks every byte and escape of it.
  package mutating func text() throws(JSONFault) -> JSONText {
    let start = offset + 1
    var at = start
    var seen = Seen()
    while true {
      at = plainEnd(from: at)
      guard at < bytes.count else { throw JSONFault(.unexpectedEnd, at: bytes.count) }
      let byte = bytes[at]
      if byte == UInt8(ascii: "\"") { break }
      if byte == UInt8(ascii: "\\") {
        seen.hasEscapes = true
        at = try escapeEnd(at, &seen)
      } else if byte >= 0x80 {
        guard let length = UTF8Sequence.length(in: bytes, at: at) else {
          throw JSONFault(.invalidUTF8, at: at)
        }
        seen.isASCII = false
        if UTF8Sequence.isUnprintable(in: bytes, at: at) { seen.isUnprintable = true }
        at += length
      } else if byte == 0x7F {
        seen.isUnprintable = true
        at += 1
      } else {
        throw JSONFault(.controlCharacter, at: at)
      }
    }
    offset = at + 1
    return JSONText(
      start: start, count: at - start, hasEscapes: seen.hasEscapes,
      isUnprintable: seen.isUnprintable, isASCII: seen.isASCII)
  }

  private struct Seen {
    var hasEscapes = false
    var isUnprintable = false
    var isASCII = true
  }

  /// The first byte from `start` on that is not an ordinary ASCII character.
  ///
  /// Looks at eight bytes at a time: a subtraction without borrow between the bytes marks, with
  /// the high bit of a byte, the lowest byte that is a quotation mark, a backslash, DEL, below
  /// 0x20 or above 0x7F. A false mark can only stand above a true one, hence never comes first.
  private func plainEnd(from start: Int) -> Int {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let highs: UInt64 = 0x8080_8080_8080_8080
    var at = start
    guard let base = UnsafeRawPointer(bytes.baseAddress) else { return start }
    while at + 8 <= bytes.count {
      let word = UInt64(littleEndian: base.loadUnaligned(fromByteOffset: at, as: UInt64.self))
      let quote = word ^ (ones &* 0x22)
      let backslash = word ^ (ones &* 0x5C)
      let delete = word ^ (ones &* 0x7F)
      let marks =
        (quote &- ones) & ~quote | (backslash &- ones) & ~backslash | (delete &- ones) & ~delete
        | (word &- ones &* 0x20) & ~word | word
      if marks & highs != 0 { return at + (marks & highs).trailingZeroBitCount / 8 }
      at += 8
    }
    while at < bytes.count {
      let byte = bytes[at]
      if byte < 0x20 || byte >= 0x7F || byte == 0x22 || byte == 0x5C { return at }
      at += 1
    }
    return at
  }

  /// The end of the escape at `start`.
  private func escapeEnd(_ start: Int, _ seen: inout Seen) throws(JSONFault) -> Int {
    guard start + 1 < bytes.count else { throw JSONFault(.unexpectedEnd, at: bytes.count) }
    let letter = bytes[start + 1]
    guard letter == UInt8(ascii: "u") else {
      guard let value = simpleEscape(letter) else { throw JSONFault(.invalidEscape, at: start) }
      if UTF8Sequence.isUnprintable(UInt32(value)) { seen.isUnprintable = true }
      return start + 2
    }
    guard var value = hexadecimal(at: start + 2) else { throw JSONFault(.invalidEscape, at: start) }
    var end = start + 6
    if value & 0xF800 == 0xD800 {
      guard value < 0xDC00, end + 1 < bytes.count, bytes[end] == UInt8(ascii: "\\"),
        bytes[end + 1] == UInt8(ascii: "u"), let low = hexadecimal(at: end + 2),
        low & 0xFC00 == 0xDC00
      else { throw JSONFault(.loneSurrogate, at: start) }
      value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
      end += 6
    }
    if value >= 0x80 { seen.isASCII = false }
    if UTF8Sequence.isUnprintable(value) { seen.isUnprintable = true }
    return end
  }
}
