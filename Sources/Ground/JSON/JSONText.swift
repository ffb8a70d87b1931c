/// Where a text stands in the scanned bytes: the part between its quotation marks.
///
/// A text that is never asked for its characters costs no memory; most keys never are.
package struct JSONText: Hashable, Sendable {
  /// The first byte after the opening quotation mark.
  package let start: Int
  /// Bytes between the quotation marks, escapes as they stand.
  package let count: Int
  /// Whether a backslash stands in it, so that the bytes differ from the characters.
  package let hasEscapes: Bool
  /// Whether it holds a control character other than tab and line end, or a noncharacter.
  package let isUnprintable: Bool
  package let isASCII: Bool
}

extension JSONScanner {
  /// The characters of a text of this scanner.
  package func string(_ text: JSONText) -> String {
    if text.hasEscapes { return String(decoding: unescaped(text), as: UTF8.self) }
    let raw = UnsafeBufferPointer(rebasing: bytes[text.start..<text.start + text.count])
    // The scanner has already refused everything that is not UTF-8; validating again would cost
    // more than the copy.
    return String(copying: UTF8Span(unchecked: raw.span, isKnownASCII: text.isASCII))
  }

  /// The UTF-8 of a text with its escapes replaced.
  package func unescaped(_ text: JSONText) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var at = text.start
    let end = text.start + text.count
    while at < end {
      let byte = bytes[at]
      guard byte == UInt8(ascii: "\\") else {
        result.append(byte)
        at += 1
        continue
      }
      let letter = bytes[at + 1]
      at += 2
      guard letter == UInt8(ascii: "u") else {
        result.append(simpleEscape(letter) ?? letter)
        continue
      }
      var value = hexadecimal(at: at) ?? 0xFFFD
      at += 4
      if value & 0xFC00 == 0xD800 {
        let low = hexadecimal(at: at + 2) ?? 0xDC00
        value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
        at += 6
      }
      result.append(contentsOf: String(Unicode.Scalar(value) ?? "\u{FFFD}").utf8)
    }
    return result
  }

  /// The byte that `\` and `letter` stand for.
  func simpleEscape(_ letter: UInt8) -> UInt8? {
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): letter
    case UInt8(ascii: "b"): 8
    case UInt8(ascii: "f"): 12
    case UInt8(ascii: "n"): 10
    case UInt8(ascii: "r"): 13
    case UInt8(ascii: "t"): 9
    default: nil
    }
  }

  /// The value of four hexadecimal digits.
  func hexadecimal(at offset: Int) -> UInt32? {
    guard offset + 4 <= bytes.count else { return nil }
    var value: UInt32 = 0
    for byte in bytes[offset..<offset + 4] {
      let digit: UInt8
      switch byte {
      case 48...57: digit = byte - 48
      case 65...70: digit = byte - 55
      case 97...102: digit = byte - 87
      default: return nil
      }
      value = value << 4 | UInt32(digit)
    }
    return value
  }
}
