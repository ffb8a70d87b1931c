internal import Crypto
internal import JSON

/// GOBL's canonical form of a document (GOBL, c14n), over which the digest in the head is made.
///
/// Keys in the order of their code points, no white space, nothing escaped that need not be, no
/// members that are null.
struct CanonicalForm {
  private(set) var bytes: [UInt8] = []

  /// Nil for a document with a number that is no plain integer: documents of bill have none, and
  /// how others would be written depends on floating point.
  init?(_ value: JSONValue) {
    guard write(value) else { return nil }
  }

  /// The digest in hexadecimal digits; nil when libcrypto has none.
  var digest: String? { (try? sha256(bytes)).map(hexadecimal) }

  private mutating func write(_ value: JSONValue) -> Bool {
    switch value {
    case .null: bytes += "null".utf8
    case .boolean(let value): bytes += (value ? "true" : "false").utf8
    case .number(let text):
      guard text.utf8.allSatisfy({ $0 &- 48 < 10 || $0 == UInt8(ascii: "-") }) else { return false }
      bytes += text.utf8
    case .string(let text): write(text)
    case .array(let elements):
      bytes.append(UInt8(ascii: "["))
      for (index, element) in elements.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        guard write(element) else { return false }
      }
      bytes.append(UInt8(ascii: "]"))
    case .object(let members):
      bytes.append(UInt8(ascii: "{"))
      var isFirst = true
      // GOBL's keys are ASCII, so that the order of strings is that of their code points.
      let sorted = members.sorted { $0.key < $1.key }
      for member in sorted where member.value != .null {
        if !isFirst { bytes.append(UInt8(ascii: ",")) }
        isFirst = false
        write(member.key)
        bytes.append(UInt8(ascii: ":"))
        guard write(member.value) else { return false }
      }
      bytes.append(UInt8(ascii: "}"))
    }
    return true
  }

  private mutating func write(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    defer { bytes.append(UInt8(ascii: "\"")) }
    guard
      text.utf8.contains(where: {
        $0 < 0x20 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\")
      })
    else {
      bytes += text.utf8
      return
    }
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
      case 0x08: bytes += "\\b".utf8
      case 0x09: bytes += "\\t".utf8
      case 0x0A: bytes += "\\n".utf8
      case 0x0C: bytes += "\\f".utf8
      case 0x0D: bytes += "\\r".utf8
      case 0..<0x20:
        let digits = String(byte, radix: 16, uppercase: true)
        bytes += ("\\u00" + (digits.utf8.count < 2 ? "0" : "") + digits).utf8
      default: bytes.append(byte)
      }
    }
  }
}
