import Foundation
import Testing
import Typesetting

@Suite("Printable text")
struct PrintableTextTests {
  private static let fonts: FontSet? = {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Fonts")
    func bytes(_ name: String) throws -> [UInt8] {
      [UInt8](try Data(contentsOf: folder.appending(path: name)))
    }
    return try? FontSet(
      regular: bytes("NotoSans-Regular.ttf"), bold: bytes("NotoSans-Bold.ttf"),
      mono: bytes("JetBrainsMono-Medium.ttf"))
  }()

  @Test(
    "a text prints as what it means",
    arguments: [
      ("ação", "ação"), ("a\u{303}c", "ãc"), ("a\tb\r\nc", "a b\nc"),
      ("Sr.\u{A0}Silva", "Sr. Silva"),
      ("ab\u{200B}c\u{AD}d", "abcd"), ("Ⅻ ㎏ ㎡ Ａ１ 𝐀", "XII kg m² A1 A"), ("oﬀer ﬁn", "oﬀer ﬁn"),
      ("Rəşad Kɔfi ɓauna", "Rəşad Kɔfi ɓauna"), ("中", "\u{FFFD}"), ("❶ ①", "① ①"),
      ("«ﷺ»", "«\u{FFFD}»"),
    ])
  func printing(text: String, printed: String) throws {
    let fonts = try #require(Self.fonts)
    #expect(PrintableText.of(text, fonts: fonts) == printed)
    #expect(PrintableText.missing(in: text, fonts: fonts).isEmpty != printed.contains("\u{FFFD}"))
    if PrintableText.isPlain(text, fonts: fonts) { #expect(text == printed) }
  }
}
