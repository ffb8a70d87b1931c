/// The `glyf` and `loca` tables: where each outline is, and what it is made of.
struct Outlines: Sendable {
  private let glyphs: FontTable
  private let places: [Int]

  /// Reads `count` + 1 places; they may not go backwards or leave the outlines.
  init(glyphs table: FontTable, places index: FontTable, areLong: Bool, count: Int)
    throws(TrueTypeError)
  {
    glyphs = table
    var places: [Int] = []
    places.reserveCapacity(count + 1)
    for glyph in 0...count {
      let place = areLong ? Int(try index.long(4 * glyph)) : 2 * Int(try index.word(2 * glyph))
      guard place >= places.last ?? 0, place <= table.count else { throw index.malformed }
      places.append(place)
    }
    self.places = places
  }

  var count: Int { places.count - 1 }

  /// The outline of `glyph`; empty for a space.
  func outline(_ glyph: UInt16) throws(TrueTypeError) -> FontTable? {
    let start = places[Int(glyph)]
    let length = places[Int(glyph) + 1] - start
    guard length > 0 else { return nil }
    return try glyphs.part(start, length)
  }

  /// The parts of a composite glyph; none for a simple one.
  func components(of glyph: UInt16) throws(TrueTypeError) -> [Component] {
    guard let outline = try outline(glyph), try outline.signedWord(0) < 0 else { return [] }
    var components: [Component] = []
    var place = 10
    while true {
      let flags = try outline.word(place)
      let part = try outline.word(place + 2)
      guard Int(part) < count else { throw outline.malformed }
      components.append(Component(glyph: part, place: place, flags: flags))
      place += 4 + Component.argumentLength(flags)
      if flags & Component.moreFollow == 0 { return components }
    }
  }

  /// The outline of `glyph` without hinting instructions, its components renumbered by `renumber`.
  func unhinted(
    _ glyph: UInt16, renumber: (UInt16) -> UInt16
  ) throws(TrueTypeError) -> [UInt8] {
    guard let outline = try outline(glyph) else { return [] }
    let contours = try outline.signedWord(0)
    guard contours < 0 else {
      let instructions = 10 + 2 * Int(contours)
      let skipped = Int(try outline.word(instructions))
      var bytes = Array(try outline.bytes(0, instructions)) + [0, 0]
      let rest = instructions + 2 + skipped
      bytes += try outline.bytes(rest, outline.count - rest)
      return bytes
    }
    let components = try components(of: glyph)
    guard let last = components.last else { return [] }
    let length = last.place + 4 + Component.argumentLength(last.flags)
    var bytes = Array(try outline.bytes(0, length))
    for component in components {
      bytes.replace(component.place, with: component.flags & ~Component.hasInstructions)
      bytes.replace(component.place + 2, with: renumber(component.glyph))
    }
    return bytes
  }
}

/// One part of a composite glyph.
struct Component {
  let glyph: UInt16
  /// Where its flags are in the outline.
  let place: Int
  let flags: UInt16

  static let moreFollow: UInt16 = 0x0020
  static let hasInstructions: UInt16 = 0x0100

  /// The bytes after flags and glyph number: two offsets and perhaps a scale.
  static func argumentLength(_ flags: UInt16) -> Int {
    let offsets = flags & 0x0001 != 0 ? 4 : 2
    if flags & 0x0008 != 0 { return offsets + 2 }
    if flags & 0x0040 != 0 { return offsets + 4 }
    if flags & 0x0080 != 0 { return offsets + 8 }
    return offsets
  }
}

extension [UInt8] {
  /// Overwrites two bytes, big-endian; the place exists.
  mutating func replace(_ offset: Int, with value: UInt16) {
    self[offset] = UInt8(value >> 8)
    self[offset + 1] = UInt8(value & 0xFF)
  }

  mutating func append(word value: UInt16) {
    append(UInt8(value >> 8))
    append(UInt8(value & 0xFF))
  }

  mutating func append(long value: UInt32) {
    append(word: UInt16(value >> 16))
    append(word: UInt16(value & 0xFFFF))
  }
}
