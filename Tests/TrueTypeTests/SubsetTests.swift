import Testing

@testable import TrueType

@Suite("Subsets of a font")
struct SubsetTests {
  private let text = "Água às 3 € “ção” ẾẢũİǾ"

  @Test("a subset by characters reads back with the same metrics", arguments: HouseFont.allCases)
  func roundTrip(_ house: HouseFont) throws {
    let font = try house.font
    let scalars = Array(text.unicodeScalars)
    let subset = try font.subset(characters: scalars)
    // `name` is not needed in a PDF, so this font has no name of its own.
    let small = try TrueTypeFont(bytes: subset.bytes)
    #expect(small.postScriptName == "Unnamed")
    #expect(small.glyphCount == subset.glyphs.count)
    #expect(small.scalars == Set(scalars).filter { font.glyph(for: $0) != nil }.sorted())
    for scalar in small.scalars {
      let new = try #require(small.glyph(for: scalar))
      #expect(subset.glyphs[Int(new)] == font.glyph(for: scalar))
      #expect(
        small.advance(ofGlyph: new) == font.advance(ofGlyph: subset.glyphs[Int(new)]))
    }
  }

  @Test func `glyphs are renumbered in the order given, repetitions too`() throws {
    let font = try HouseFont.regular.font
    let asked = "ba ab".unicodeScalars.compactMap(font.glyph(for:))
    let subset = try font.subset(glyphs: asked)
    #expect(subset.glyphs == [0] + asked)
  }

  @Test func `the parts of composites come along, renumbered`() throws {
    let font = try HouseFont.regular.font
    let glyph = try #require(font.glyph(for: "ã"))
    let parts = try font.outlines.components(of: glyph)
    #expect(parts.count == 2)
    let subset = try font.subset(characters: ["ã"])
    #expect(subset.glyphs == [0, glyph] + parts.map(\.glyph))
    let small = try TrueTypeFont(bytes: subset.bytes)
    #expect(try small.outlines.components(of: 1).map(\.glyph) == [2, 3])
  }

  @Test func `the checksums are right`() throws {
    let bytes = try HouseFont.bold.font.subset(characters: Array(text.unicodeScalars)).bytes
    #expect(checksum(bytes) == 0xB1B0_AFBA)
    #expect(bytes.count % 4 == 0)
  }

  @Test func `equal input gives equal bytes`() throws {
    let scalars = Array(text.unicodeScalars)
    let subsets = try [HouseFont.mono.font, HouseFont.mono.font].map {
      try $0.subset(characters: scalars).bytes
    }
    #expect(subsets[0] == subsets[1])
  }

  @Test func `a glyph beyond the font is refused`() throws {
    let font = try HouseFont.mono.font
    #expect(throws: TrueTypeError.noSuchGlyph(60_000)) { try font.subset(glyphs: [60_000]) }
  }
}
