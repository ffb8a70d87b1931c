/// The shapes of UTF-8, byte by byte (RFC 3629, section 4).
package enum UTF8Sequence {
  /// The length of the well-formed sequence of two to four bytes at `offset`.
  ///
  /// Nil for a continuation byte, an overlong form, a surrogate, a value above U+10FFFF or a
  /// sequence that is cut off.
  package static func length(in bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> Int? {
    let lead = bytes[offset]
    let left = bytes.count - offset
    switch lead {
    case 0xC2...0xDF:
      return left >= 2 && isContinuation(bytes[offset + 1]) ? 2 : nil
    case 0xE0...0xEF:
      guard left >= 3, isContinuation(bytes[offset + 2]) else { return nil }
      let second = bytes[offset + 1]
      let lowest: UInt8 = lead == 0xE0 ? 0xA0 : 0x80
      let highest: UInt8 = lead == 0xED ? 0x9F : 0xBF
      return second >= lowest && second <= highest ? 3 : nil
    case 0xF0...0xF4:
      guard left >= 4, isContinuation(bytes[offset + 2]), isContinuation(bytes[offset + 3])
      else { return nil }
      let second = bytes[offset + 1]
      let lowest: UInt8 = lead == 0xF0 ? 0x90 : 0x80
      let highest: UInt8 = lead == 0xF4 ? 0x8F : 0xBF
      return second >= lowest && second <= highest ? 4 : nil
    default:
      return nil
    }
  }

  /// Whether the well-formed sequence at `offset` is a control character (U+0080…9F) or a
  /// noncharacter (U+FDD0…FDEF, U+xxFFFE, U+xxFFFF): nothing a page can show.
  static func isUnprintable(in bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> Bool {
    let second = bytes[offset + 1]
    switch bytes[offset] {
    case 0xC2:
      return second < 0xA0
    case 0xEF:
      let third = bytes[offset + 2]
      return second == 0xB7 && third >= 0x90 && third <= 0xAF || second == 0xBF && third >= 0xBE
    case 0xF0...0xF4:
      return second & 0x0F == 0x0F && bytes[offset + 2] == 0xBF && bytes[offset + 3] >= 0xBE
    default:
      return false
    }
  }

  /// Whether a code point is a control character other than tab and line end, or a noncharacter.
  static func isUnprintable(_ value: UInt32) -> Bool {
    value < 0x20 && value != 9 && value != 10 && value != 13 || value >= 0x7F && value <= 0x9F
      || value >= 0xFDD0 && value <= 0xFDEF || value & 0xFFFE == 0xFFFE
  }

  private static func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }
}
