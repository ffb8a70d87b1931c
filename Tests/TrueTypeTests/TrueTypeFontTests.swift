import Testing

@testable import TrueType

@Suite("TrueType fonts")
struct TrueTypeFontTests {
  /// What `fonttools` says of the same files.
  @Test(
    "metrics are those of the file",
    arguments: [
      (HouseFont.regular, 1069, -293, 714, 400, false, 2073),
      (.bold, 1069, -293, 714, 700, false, 2073),
      (.mono, 1020, -300, 730, 500, true, 876),
    ])
  func metrics(
    of font: HouseFont, ascent: Int, descent: Int, capital: Int, weight: Int, fixed: Bool,
    characters: Int
  ) throws {
    let read = try font.font
    #expect(read.postScriptName == font.rawValue)
    #expect(read.unitsPerEm == 1000)
    #expect([read.ascent, read.descent, read.capHeight] == [ascent, descent, capital])
    #expect(read.weight == weight)
    #expect(read.isFixedPitch == fixed)
    #expect(read.scalars.count == characters)
    #expect(read.scalars == read.scalars.sorted())
  }

  @Test("all ten digits have one advance", arguments: HouseFont.allCases)
  func tabularFigures(_ font: HouseFont) throws {
    let read = try font.font
    let advances = "0123456789".unicodeScalars.map { read.glyph(for: $0).map(read.advance) }
    #expect(Set(advances).count == 1 && !advances.contains(nil))
  }

  @Test(
    "every character of the job has a glyph",
    arguments: [
      (HouseFont.regular, everyday + "①⑳№™←→−≤≥¹²³⁴½¼¾✓ẞĄęřůğıŞ₴₺ﬁ\u{202F}\u{2011}\u{FFFD}"),
      (.bold, everyday + "①⑳№™←→−≤≥¹²³⁴½¼¾✓ẞĄęřůğıŞ₴₺ﬁ\u{202F}\u{2011}\u{FFFD}"),
      (.mono, everyday + "−№™←→≤≥¹²³½¼¾ĄęřůğıŞ\u{FFFD}"),
    ])
  func repertoire(of font: HouseFont, text: String) throws {
    let read = try font.font
    #expect(text.unicodeScalars.filter { read.glyph(for: $0) == nil } == [])
    #expect(read.glyph(for: "\u{4E00}") == nil)
    #expect(read.glyph(for: "\u{10FFFF}") == nil)
  }

  @Test func `a file cut short anywhere is refused and never traps`() throws {
    let bytes = try HouseFont.mono.bytes
    for length in stride(from: 0, to: bytes.count - 4, by: 131) {
      #expect(throws: TrueTypeError.self) { try TrueTypeFont(bytes: Array(bytes[..<length])) }
    }
  }

  @Test func `a damaged file is read or refused and never traps`() throws {
    let bytes = try HouseFont.mono.bytes
    var noise = SplitMix(state: 1)
    for _ in 0..<300 {
      var damaged = bytes
      for _ in 0..<8 {
        // The directory and the small tables at the front decide most.
        let reach = noise.next() & 1 == 0 ? 2000 : UInt64(bytes.count)
        damaged[Int(noise.next() % reach)] = UInt8(truncatingIfNeeded: noise.next())
      }
      guard let font = try? TrueTypeFont(bytes: damaged) else { continue }
      _ = try? font.subset(glyphs: Array(0..<UInt16(min(font.glyphCount, 0xFFFF))))
    }
  }
}

private let everyday =
  " !\"#$%&'()*+,-./0123456789:;<=>?@AZ[]_az{}~áàâãçéêíóôõúüÁÀÂÃÇÉÊÍÓÔÕÚÜñÑ€–—“”‘’•…«»ºª°×÷·"
  + "ΕλλάςщЖїẾ"

/// A small random number generator with a known seed, so that a failure repeats.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
