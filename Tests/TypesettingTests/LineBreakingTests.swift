import Foundation
import Measures
import Testing
import TrueType
import Typesetting

@Suite("Line breaking")
struct LineBreakingTests {
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

  /// Every character of the fixed-width face is 6 pt wide, so widths can be counted.
  private static let style = TextStyle(.mono, size: .pt(10), color: .black, leading: .pt(13))

  private func lines(_ text: String, characters: Int) throws -> [String] {
    let fonts = try #require(Self.fonts)
    return fonts.lines(of: text, Self.style, width: .pt(6) * characters)
  }

  @Test(
    "lines break at spaces, after hyphens and slashes, and at line ends",
    arguments: [
      ("um dois", 7, ["um dois"]), ("um dois", 6, ["um", "dois"]),
      ("um  dois", 6, ["um", "dois"]), ("a\nb", 9, ["a", "b"]), ("a\n\nb", 9, ["a", "", "b"]),
      ("", 9, [""]), ("guarda-chuva", 8, ["guarda-", "chuva"]), ("km/hora", 4, ["km/", "hora"]),
      ("12/2026 x", 7, ["12/2026", "x"]), ("abcdefgh", 3, ["abc", "def", "gh"]),
      ("ab cdefgh", 3, ["ab", "cde", "fgh"]), ("ab ", 2, ["ab"]), (" ab", 3, [" ab"]),
      ("Rua A, s/n", 8, ["Rua A,", "s/n"]), ("c/IVA", 4, ["c/IV", "A"]),
      ("km/h x", 4, ["km/h", "x"]),
      ("Sr.\u{A0}Silva e", 9, ["Sr.\u{A0}Silva", "e"]),
      ("abc\u{200B}def", 4, ["abc\u{200B}", "def"]),
      ("abcdef gh", 3, ["abc", "def", "gh"]), ("abcdef  g", 6, ["abcdef", "g"]),
      ("a b c d e", 3, ["a b", "c d", "e"]), ("ação", 3, ["açã", "o"]),
    ] as [(String, Int, [String])])
  func breaking(text: String, characters: Int, expected: [String]) throws {
    #expect(try lines(text, characters: characters) == expected)
  }

  @Test("no line is wider than asked for, and no character but spaces is lost", arguments: 1...40)
  func widths(characters: Int) throws {
    let fonts = try #require(Self.fonts)
    let text =
      "Fornecimento e montagem de impressora offset, guarda-chuva/sombrinha 2026/05-04 "
      + "Αθηναϊκή Κάβα Οίνων — Чёрное вино, otorrinolaringologista"
    let lines = try lines(text, characters: characters)
    for line in lines {
      #expect(fonts.width(of: line, Self.style) <= .pt(6) * characters)
    }
    #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " })
  }

  @Test(
    "a repetition is shortened with an ellipsis",
    arguments: [
      ("abcdef", 6, "abcdef"), ("abcdef", 5, "abcd…"), ("ab cdef", 4, "ab…"), ("ab", 1, "…"),
    ])
  func shortening(text: String, characters: Int, expected: String) throws {
    let fonts = try #require(Self.fonts)
    #expect(fonts.shortened(text, Self.style, width: .pt(6) * characters) == expected)
  }
}
