/// A TrueType font read once: metrics, character map, outlines.
///
/// Distances are in font units, ``unitsPerEm`` to the em. Whatever the file contains, reading it
/// either succeeds or throws; it never traps.
package final class TrueTypeFont: Sendable {
  /// Font units to the em: 16…16,384.
  package let unitsPerEm: Int
  /// Height of the line above the baseline.
  package let ascent: Int
  /// Depth of the line below the baseline; negative.
  package let descent: Int
  /// Height of a capital letter.
  package let capHeight: Int
  /// The smallest box around all glyphs.
  package let boundingBox: BoundingBox
  /// The name other programs know the font by, in printable ASCII.
  package let postScriptName: String
  /// 1…1000; 400 is regular, 700 bold.
  package let weight: Int
  /// Whether all characters have one advance.
  package let isFixedPitch: Bool
  /// The number of glyphs, `.notdef` included.
  package let glyphCount: Int
  /// The file the font was read from.
  package let file: [UInt8]

  let outlines: Outlines
  let head: [UInt8]
  let horizontalHeader: [UInt8]
  let maximumProfile: [UInt8]
  private let characters: CharacterMap
  private let advances: [UInt16]
  let bearings: [Int16]

  /// A box in font units.
  package struct BoundingBox: Hashable, Sendable {
    package let left: Int
    package let bottom: Int
    package let right: Int
    package let top: Int
  }

  /// Reads a font file with `glyf` outlines.
  ///
  /// - Throws: ``TrueTypeError`` for anything that is not a complete TrueType font.
  package init(bytes: [UInt8]) throws(TrueTypeError) {
    let directory = try TableDirectory(bytes)
    let head = try directory.table("head")
    let header = try directory.table("hhea")
    let profile = try directory.table("maxp")
    let glyphCount = Int(try profile.word(4))
    let unitsPerEm = Int(try head.word(18))
    guard (16...16_384).contains(unitsPerEm) else { throw head.malformed }
    guard glyphCount > 0 else { throw profile.malformed }

    file = bytes
    self.unitsPerEm = unitsPerEm
    self.glyphCount = glyphCount
    ascent = Int(try header.signedWord(4))
    descent = Int(try header.signedWord(6))
    boundingBox = BoundingBox(
      left: Int(try head.signedWord(36)), bottom: Int(try head.signedWord(38)),
      right: Int(try head.signedWord(40)), top: Int(try head.signedWord(42)))
    self.head = Array(try head.bytes(0, 54))
    horizontalHeader = Array(try header.bytes(0, 36))
    maximumProfile = Array(try profile.bytes(0, profile.count))
    (advances, bearings) = try horizontalMetrics(
      directory.table("hmtx"), long: Int(header.word(34)), glyphCount: glyphCount)
    characters = try CharacterMap(directory.table("cmap"), glyphCount: glyphCount)
    outlines = try Outlines(
      glyphs: directory.table("glyf"), places: directory.table("loca"),
      areLong: head.word(50) != 0, count: glyphCount)
    postScriptName = try name(6, in: directory.optionalTable("name")) ?? "Unnamed"

    let style = try directory.optionalTable("OS/2")
    weight = Int(try style?.word(4) ?? 400)
    let post = try directory.optionalTable("post")
    isFixedPitch = try post.map { table throws(TrueTypeError) in try table.long(12) != 0 } ?? false
    // sxHeight and sCapHeight came with version 2 of the table.
    let styled: Int? = try style.flatMap { table throws(TrueTypeError) in
      try table.word(0) >= 2 ? Int(table.signedWord(88)) : nil
    }
    capHeight = styled ?? ascent
  }

  /// The glyph of `scalar`, or nil when the font has none.
  package func glyph(for scalar: Unicode.Scalar) -> UInt16? {
    let glyph = characters.glyph(scalar)
    return glyph == 0 ? nil : glyph
  }

  /// The advance of `glyph`; that of `.notdef` for a number beyond the font.
  package func advance(ofGlyph glyph: UInt16) -> Int {
    Int(advances[Int(glyph) < advances.count ? Int(glyph) : 0])
  }

  /// Every character with a glyph, in order.
  package var scalars: [Unicode.Scalar] { characters.scalars }
}

/// Advance and left side bearing of every glyph; the last advance serves all glyphs after it.
private func horizontalMetrics(
  _ table: FontTable, long: Int, glyphCount: Int
) throws(TrueTypeError) -> ([UInt16], [Int16]) {
  guard long > 0, long <= glyphCount else { throw table.malformed }
  var advances: [UInt16] = []
  var bearings: [Int16] = []
  advances.reserveCapacity(glyphCount)
  bearings.reserveCapacity(glyphCount)
  for glyph in 0..<glyphCount {
    if glyph < long {
      advances.append(try table.word(4 * glyph))
      bearings.append(try table.signedWord(4 * glyph + 2))
    } else {
      advances.append(advances[long - 1])
      bearings.append(try table.signedWord(4 * long + 2 * (glyph - long)))
    }
  }
  return (advances, bearings)
}

/// The string `identifier` of a `name` table: UTF-16 of the Windows platform, ASCII of any other.
private func name(_ identifier: UInt16, in table: FontTable?) throws(TrueTypeError) -> String? {
  guard let table else { return nil }
  let storage = Int(try table.word(4))
  for index in 0..<Int(try table.word(2)) {
    let record = 6 + 12 * index
    guard try table.word(record + 6) == identifier else { continue }
    let text = try table.bytes(
      storage + Int(table.word(record + 10)), Int(table.word(record + 8)))
    let letters = text.filter { (33...126).contains($0) && !"()<>[]{}/%#".utf8.contains($0) }
    if !letters.isEmpty { return String(decoding: letters, as: UTF8.self) }
  }
  return nil
}
