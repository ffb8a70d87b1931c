import Foundation
import Measures
import Testing
import TrueType

@testable import Typesetting

@Suite("Font set")
struct FontSetTests {
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
    "the width is the sum of the advances, rounded once",
    arguments: [
      ("", Face.regular, 10_000, 0, 0),
      ("0", .regular, 10_000, 0, 5720),
      ("1 234,50", .regular, 9000, 0, 35_640),
      ("0", .regular, 1, 0, 1),
      ("000", .regular, 1, 0, 2),
      ("JFK", .mono, 7500, 0, 13_500),
      ("JFK", .mono, 7500, 100, 13_800),
      ("é", .bold, 10_000, 0, 5910),
      ("\u{4E00}", .regular, 1000, 0, 1000),
    ])
  func width(
    of string: String, face: Face, size: Int, tracking: Int, millipoints: Int
  ) throws {
    let size = Length(millipoints: size)
    let tracking = Length(millipoints: tracking)
    let width = fonts.width(of: string, face: face, size: size, tracking: tracking)
    #expect(width == Length(millipoints: millipoints))
    #expect(fonts.width(of: string[...], face: face, size: size, tracking: tracking) == width)
  }

  @Test(
    "letters and marks become one character",
    arguments: [
      ("Ação", "Ação"),
      ("Ac\u{327}a\u{303}o", "Ação"),
      ("e\u{302}\u{301}", "ế"),
      ("и\u{306}", "й"),
      ("q\u{303}", "q\u{303}"),
      ("a\u{303}\u{327}\u{325}", "ã\u{327}\u{325}"),
      ("\u{301}", "\u{301}"),
      ("Ελλάς", "Ελλάς"),
    ])
  func composition(of string: String, is expected: String) {
    #expect(Array(fonts.composed(string).unicodeScalars) == Array(expected.unicodeScalars))
  }

  @Test func `a character without a glyph is drawn visibly`() {
    for face in Face.allCases {
      #expect(!fonts.hasGlyph(for: "\u{4E00}", face: face))
      let drawn = fonts.drawnGlyph(for: "\u{4E00}", face: face)
      #expect(drawn == fonts[face].glyph(for: "\u{FFFD}"))
    }
  }
}
