import Foundation
import Testing
import TrueType

@testable import Typesetting

@Suite("Printable text")
struct PrintableTextTests {
  private let fonts: FontSet

  init() throws {
    let folder = URL(filePath: #filePath).appending(path: "../../../Fonts").standardizedFileURL
    func bytes(_ name: String) throws -> [UInt8] {
      Array(try Data(contentsOf: folder.appending(path: "\(name).ttf")))
    }
    fonts = try FontSet(
      regular: bytes("NotoSans-Regular"), bold: bytes("NotoSans-Bold"),
      mono: bytes("JetBrainsMono-Medium"))
  }

  @Test(
    "prints as it is, or as what means the same",
    arguments: [
      ("Rəşad Məmmədov", "Rəşad Məmmədov"), ("ɓauna, ɗan Ƙano, ɲinɛ", "ɓauna, ɗan Ƙano, ɲinɛ"),
      ("oﬀer ﬃ ﬄ ﬅ ﬆ", "oﬀer ﬃ ﬄ ﬅ ﬆ"), ("25 ㎡, 3 ㎏", "25 m², 3 kg"), ("Ⅻ", "XII"),
      ("ＡＢＣ１２３！", "ABC123!"), ("⓵ ❶ ‣ ▪ ◦", "⓵ ❶ ‣ ▪ ◦"), ("上海 A", "\u{FFFD}\u{FFFD} A"),
    ])
  func shown(text: String, printed: String) {
    #expect(PrintableText.of(text, fonts: fonts) == printed)
    let isWhole = !printed.unicodeScalars.contains(PrintableText.replacement)
    #expect(PrintableText.missing(in: text, fonts: fonts).isEmpty == isWhole)
  }

  @Test(
    "is unreadable without one letter or digit that shows",
    arguments: [
      ("上海光明印刷有限公司", true), ("مطبعة", true), ("🎉", true), ("上海 - ", true), ("\u{200B}", true),
      ("上海 Ltd", false), ("上海 7", false), ("...", false), ("-", false), ("Λόγος", false),
      ("ＡＢＣ", false),
    ])
  func unreadable(text: String, isUnreadable: Bool) {
    #expect(PrintableText.isUnreadable(text, fonts: fonts) == isUnreadable)
  }
}
