/// A font file with only some of the glyphs of another, for embedding in a PDF.
package struct Subset: Sendable {
  /// The file: `glyf`, `head`, `hhea`, `hmtx`, `loca`, `maxp`, and `cmap` where asked for.
  package let bytes: [UInt8]
  /// The original glyph of each new one: `.notdef`, those asked for, then parts they need.
  package let glyphs: [UInt16]
}

extension TrueTypeFont {
  /// The font reduced to `glyphs`, without a character map: for fonts addressed by glyph number.
  ///
  /// The new number of `glyphs[i]` is i + 1, also when a glyph is repeated; 0 is `.notdef`. Hints are
  /// removed. Equal input gives equal bytes.
  package func subset(glyphs: [UInt16]) throws(TrueTypeError) -> Subset {
    let order = try closure(of: [0] + glyphs)
    return Subset(bytes: try file(order, extra: []), glyphs: order)
  }

  /// The font reduced to the glyphs of `characters`, with a character map for Unicode.
  ///
  /// Characters without a glyph and characters above U+FFFF are left out.
  package func subset(characters: [Unicode.Scalar]) throws(TrueTypeError) -> Subset {
    let known = characters.filter { $0.value < 0xFFFF && glyph(for: $0) != nil }
    var seen: Set<UInt16> = [0]
    let order = try closure(
      of: [0] + known.compactMap(glyph(for:)).filter { seen.insert($0).inserted })
    let numbers = Dictionary(
      order.enumerated().map { ($1, UInt16($0)) }, uniquingKeysWith: { first, _ in first })
    let pairs = Set(known).sorted().compactMap { scalar in
      glyph(for: scalar).flatMap { numbers[$0] }.map { (UInt16(scalar.value), $0) }
    }
    let map = SFNTTable(tag: "cmap", bytes: try segmentMap(pairs))
    return Subset(bytes: try file(order, extra: [map]), glyphs: order)
  }

  /// `glyphs`, then the parts of composites among them that are still missing.
  private func closure(of glyphs: [UInt16]) throws(TrueTypeError) -> [UInt16] {
    for glyph in glyphs where Int(glyph) >= glyphCount { throw .noSuchGlyph(glyph) }
    var order = glyphs
    var seen = Set(glyphs)
    var next = 0
    while next < order.count {
      for component in try outlines.components(of: order[next])
      where seen.insert(component.glyph).inserted {
        order.append(component.glyph)
      }
      next += 1
    }
    guard order.count <= 0xFFFF else { throw .tooManyGlyphs }
    return order
  }

  private func file(_ order: [UInt16], extra: [SFNTTable]) throws(TrueTypeError) -> [UInt8] {
    let numbers = Dictionary(
      order.enumerated().map { ($1, UInt16($0)) }, uniquingKeysWith: { first, _ in first })
    var glyf: [UInt8] = []
    var places: [Int] = [0]
    var metrics: [UInt8] = []
    for glyph in order {
      glyf += try outlines.unhinted(glyph) { numbers[$0] ?? 0 }
      // Short places count in pairs of bytes; pairs of pairs keep every reader happy.
      while glyf.count % 4 != 0 { glyf.append(0) }
      places.append(glyf.count)
      metrics.append(word: UInt16(advance(ofGlyph: glyph)))
      metrics.append(word: UInt16(bitPattern: bearings[Int(glyph)]))
    }

    let areLong = glyf.count > 2 * 0xFFFF
    var loca: [UInt8] = []
    for place in places {
      if areLong { loca.append(long: UInt32(place)) } else { loca.append(word: UInt16(place / 2)) }
    }

    var head = head
    head.replace(8, with: 0)
    head.replace(10, with: 0)
    head.replace(50, with: areLong ? 1 : 0)
    var header = horizontalHeader
    header.replace(34, with: UInt16(order.count))
    var profile = maximumProfile
    profile.replace(4, with: UInt16(order.count))
    return fontFile(
      extra + [
        SFNTTable(tag: "glyf", bytes: glyf), SFNTTable(tag: "head", bytes: head),
        SFNTTable(tag: "hhea", bytes: header), SFNTTable(tag: "hmtx", bytes: metrics),
        SFNTTable(tag: "loca", bytes: loca), SFNTTable(tag: "maxp", bytes: profile),
      ])
  }
}
