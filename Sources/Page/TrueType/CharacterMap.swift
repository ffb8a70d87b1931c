/// Which glyph shows a character: two array reads for any scalar.
struct CharacterMap {
  /// For each block of 256 scalars, where its glyphs start in `glyphs`; block 0 is empty.
  private var blocks = [UInt16](repeating: 0, count: 0x110000 >> 8)
  /// 256 glyphs a block; 0 stands for none.
  private var glyphs = [UInt16](repeating: 0, count: 256)

  /// Reads the best Unicode map of a `cmap` table: format 12 if there is one, else format 4.
  ///
  /// Glyph numbers from `glyphCount` on count as missing.
  init(_ table: FontTable, glyphCount: Int) throws(TrueTypeError) {
    var segments: FontTable?
    for index in 0..<Int(try table.word(2)) {
      let record = 4 + 8 * index
      let platform = try table.word(record)
      let encoding = try table.word(record + 2)
      guard platform == 0 || (platform == 3 && (encoding == 1 || encoding == 10)) else { continue }
      let place = Int(try table.long(record + 4))
      let candidate = try table.part(place, table.count - place)
      switch try candidate.word(0) {
      case 12:
        try readGroups(candidate, glyphCount: glyphCount)
        return
      case 4: segments = candidate
      default: continue
      }
    }
    guard let segments else { throw .noUnicodeMap }
    try readSegments(segments, glyphCount: glyphCount)
  }

  /// The glyph of `scalar`; 0 when the font has none.
  func glyph(_ scalar: Unicode.Scalar) -> UInt16 {
    let value = Int(scalar.value)
    return glyphs[Int(blocks[value >> 8]) << 8 | value & 0xFF]
  }

  /// Every character with a glyph, in order.
  var scalars: [Unicode.Scalar] {
    blocks.indices.lazy.filter { blocks[$0] != 0 }.flatMap { block in
      (0..<256).compactMap { low in
        glyphs[Int(blocks[block]) << 8 | low] == 0
          ? nil : Unicode.Scalar(UInt32(block << 8 | low))
      }
    }
  }

  private mutating func set(_ value: Int, to glyph: Int, glyphCount: Int) {
    guard glyph > 0, glyph < glyphCount else { return }
    if blocks[value >> 8] == 0 {
      blocks[value >> 8] = UInt16(glyphs.count >> 8)
      glyphs.append(contentsOf: repeatElement(0, count: 256))
    }
    glyphs[Int(blocks[value >> 8]) << 8 | value & 0xFF] = UInt16(glyph)
  }

  /// Format 12: groups in ascending order, which bounds the work whatever the file says.
  private mutating func readGroups(_ map: FontTable, glyphCount: Int) throws(TrueTypeError) {
    var next = 0
    for index in 0..<Int(try map.long(12)) {
      let group = 16 + 12 * index
      let first = Int(try map.long(group))
      let last = Int(try map.long(group + 4))
      let glyph = Int(try map.long(group + 8))
      guard first >= next, last >= first, last <= 0x10FFFF else { throw map.malformed }
      for value in first...last { set(value, to: glyph + value - first, glyphCount: glyphCount) }
      next = last + 1
    }
  }

  /// Format 4: segments in ascending order, each a shift or a list of glyphs.
  private mutating func readSegments(_ map: FontTable, glyphCount: Int) throws(TrueTypeError) {
    let double = Int(try map.word(6)) & ~1
    var next = 0
    for offset in stride(from: 0, to: double, by: 2) {
      let last = Int(try map.word(14 + offset))
      let first = Int(try map.word(16 + double + offset))
      let delta = Int(try map.word(16 + 2 * double + offset))
      let listPlace = 16 + 3 * double + offset
      let list = Int(try map.word(listPlace))
      guard first >= next, last >= first else { throw map.malformed }
      next = last + 1
      for value in first...last where value != 0xFFFF {
        var glyph = value
        if list != 0 {
          glyph = Int(try map.word(listPlace + list + 2 * (value - first)))
          guard glyph != 0 else { continue }
        }
        set(value, to: (glyph + delta) & 0xFFFF, glyphCount: glyphCount)
      }
    }
  }
}
