internal import Crypto
internal import JSON

/// GOBL's canonical form of a document (GOBL, c14n), over which the digest in the head is made.
///
/// Keys in the order of their code points, no white space, nothing escaped that need not be, numbers
/// that are no integers with one digit before the point and an exponent.
struct CanonicalForm {
  private(set) var bytes: [UInt8] = []
  private let keepsNull: Bool

  /// Nil for a document with a number below zero that is no integer, for which GOBL has no form.
  ///
  /// - Parameter keepsNull: Whether members that are null count; versions of GOBL differ in it.
  init?(_ value: Cursor, keepsNull: Bool = false) {
    self.keepsNull = keepsNull
    guard write(value.node, of: value.tree) else { return nil }
  }

  /// The digest in hexadecimal digits; nil when libcrypto has none.
  var digest: String? { (try? sha256(bytes)).map(hexadecimal) }

  private mutating func write(_ node: Int, of tree: JSONTree) -> Bool {
    switch tree.kind(of: node) {
    case .null: bytes += "null".utf8
    case .yes: bytes += "true".utf8
    case .no: bytes += "false".utf8
    case .number:
      guard let text = tree.text(of: node).flatMap(CanonicalForm.number) else { return false }
      bytes += text.utf8
    case .string, .key: write(tree.text(of: node) ?? "")
    case .array:
      bytes.append(UInt8(ascii: "["))
      for (index, element) in tree.elements(of: node).enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        guard write(element, of: tree) else { return false }
      }
      bytes.append(UInt8(ascii: "]"))
    case .object:
      bytes.append(UInt8(ascii: "{"))
      var isFirst = true
      // GOBL's keys are ASCII, so that the order of strings is that of their code points.
      let sorted = tree.members(of: node).sorted { $0.name < $1.name }
      for member in sorted where keepsNull || tree.kind(of: member.value) != .null {
        if !isFirst { bytes.append(UInt8(ascii: ",")) }
        isFirst = false
        write(member.name)
        bytes.append(UInt8(ascii: ":"))
        guard write(member.value, of: tree) else { return false }
      }
      bytes.append(UInt8(ascii: "}"))
    }
    return true
  }

  /// A number in GOBL's form: `15`, `1.5E1`; nil where it has none.
  static func number(_ text: String) -> String? {
    if let whole = Int64(text) { return String(whole) }
    guard let value = Double(text), value >= 0, value.isFinite else { return nil }
    // The shortest digits that read back as the same value, and where the point stands among them.
    let parts = value.description.split(separator: "e")
    let sides = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    let fraction = sides.count > 1 && sides[1] != "0" ? sides[1] : ""
    let written = sides[0] + fraction
    let digits = written.drop { $0 == "0" }
    guard let first = digits.first else { return "0.0E0" }
    let exponent =
      (parts.count > 1 ? Int(parts[1]) ?? 0 : 0) + sides[0].utf8.count - 1
      - (written.utf8.count - digits.utf8.count)
    var rest = String(digits.dropFirst())
    while rest.hasSuffix("0") { rest.removeLast() }
    return "\(first).\(rest.isEmpty ? "0" : rest)E\(exponent)"
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
