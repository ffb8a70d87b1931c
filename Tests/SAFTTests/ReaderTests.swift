import Testing

@testable import SAFT

@Suite("Tags and encodings")
struct BytesTests {
  private func utf8(_ bytes: [UInt8], cut: Int? = nil) throws -> String {
    var transcoder = Transcoder()
    var output: [UInt8] = []
    let parts = cut.map { [Array(bytes[..<$0]), Array(bytes[$0...])] } ?? [bytes]
    for (index, part) in parts.enumerated() {
      try part.withUnsafeBufferPointer {
        try transcoder.pass($0, isLast: index == parts.count - 1) { output.append(contentsOf: $0) }
      }
    }
    return String(decoding: output, as: UTF8.self)
  }

  static let declared1252 = Array(#"<?xml version="1.0" encoding="Windows-1252"?><a>"#.utf8)
  static let declaredUTF8 = Array(#"<?xml version="1.0" encoding="UTF-8"?><a>"#.utf8)
  static let declaredLatin9 = Array(#"<?xml version="1.0" encoding='ISO-8859-15'?><a>"#.utf8)

  static let oneByte: [UInt8] = [0xC7, 0xE3, 0x80]
  static let portuguese = Array("Ção €".utf8)
  static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
  static let encoded: [([UInt8], String)] = [
    (declared1252 + oneByte, "Çã€"), (declared1252 + portuguese, "Ção €"),
    (declaredUTF8 + portuguese, "Ção €"), (declaredUTF8 + [0xE7, 0xE3, 0x6F] as [UInt8], "ção"),
    (declaredLatin9 + [0xA4, 0xE7] as [UInt8], "€ç"), (Array("<a>".utf8) + portuguese, "Ção €"),
    (mark + declared1252 + portuguese, "Ção €"),
  ]

  @Test(arguments: encoded)
  func `text is read as it is, not as it is declared, wherever the file is cut`(
    _ bytes: [UInt8], _ text: String
  ) throws {
    let whole = try utf8(bytes)
    #expect(whole.hasSuffix("<a>" + text))
    for cut in bytes.indices { #expect(try utf8(bytes, cut: cut) == whole, "cut at \(cut)") }
  }

  @Test(
    arguments: [
      [0xFF, 0xFE, 0x3C, 0x00], Array(#"<?xml version="1.0" encoding="EBCDIC"?><a/>"#.utf8),
    ] as [[UInt8]])
  func `other encodings are refused`(_ bytes: [UInt8]) {
    #expect(throws: Transcoder.Unsupported.self) { try utf8(bytes) }
  }

  static let inches = String(repeating: "3/4\" tube, ", count: 3000)
  static let attributes = String(repeating: "b='>' ", count: 5000)
  static let tagged: [(String, Bool)] = [
    ("<a>\(String(repeating: "x", count: 200_000))</a>", true), ("<a \(attributes)/>", false),
    ("<a>\(inches)</a>", true), ("<a>\(inches)\(inches)</a>", false),
    (String(repeating: "<a b=\"c\">it's</a>", count: 5000), true),
  ]

  @Test(arguments: tagged)
  func `a tag of thousands of attributes is seen, wherever the file is cut`(
    _ text: String, _ isAllowed: Bool
  ) {
    let bytes = Array(text.utf8)
    for size in [7, 4000, bytes.count] {
      var tags = TagGuard()
      var allowed = true
      var at = 0
      while at < bytes.count, allowed {
        let part = Array(bytes[at..<min(at + size, bytes.count)])
        allowed = part.withUnsafeBufferPointer { tags.allows($0) }
        at += size
      }
      #expect(allowed == isAllowed, "in parts of \(size)")
    }
  }
}
