internal import CXML

/// Watches for tags of absurdly many attributes before libxml2 sees them.
///
/// libxml2 compares every attribute of a tag with every other, so that one tag of some megabytes
/// would keep it busy for hours. Every attribute has two quotation marks, and none may hold `<`:
/// from one `<` to the next, no real file has more marks than a text may hold by chance.
struct TagGuard {
  /// The most quotation marks between two `<`.
  static let limit = 4096
  /// Up to so many in a piece, where they stand does not matter.
  private static let few = 64

  /// Marks since the last `<`, or more where that was not looked at.
  private var count = 0

  /// Whether `bytes`, which follow those before, hold no such tag.
  mutating func allows(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let marks =
      TagGuard.occurrences(of: UInt8(ascii: "\""), in: bytes)
      + TagGuard.occurrences(of: UInt8(ascii: "'"), in: bytes)
    guard marks > TagGuard.few else {
      let isTag = TagGuard.occurrences(of: UInt8(ascii: "<"), in: bytes, atMost: 1) > 0
      count = isTag ? marks : count + marks
      return count <= TagGuard.limit
    }
    for byte in bytes {
      if byte == UInt8(ascii: "<") {
        count = 0
      } else if TagGuard.isMark(byte) {
        count += 1
        if count > TagGuard.limit { return false }
      }
    }
    return true
  }

  /// How often `byte` occurs, counted no further than it matters.
  private static func occurrences(
    of byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>, atMost most: Int = few + 1
  ) -> Int {
    guard let start = bytes.baseAddress else { return 0 }
    var (at, found) = (0, 0)
    while found < most, let next = memchr(start + at, Int32(byte), bytes.count - at) {
      found += 1
      at = UnsafeRawPointer(next) - UnsafeRawPointer(start) + 1
    }
    return found
  }

  private static func isMark(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
  }
}
