internal import TrueType
internal import Typesetting

/// The characters of one document and face that the simple font does not have.
///
/// They become a two-byte font with just these glyphs. Codes are given in the order of first use, or,
/// for documents that share the font with others, by the place of the character in the whole font:
/// then a code means the same whichever thread gave it.
struct OverflowFont {
  private(set) var scalars: [Unicode.Scalar] = []
  private var codes: [Unicode.Scalar: UInt16] = [:]
  private let isShared: Bool

  init(isShared: Bool = false) { self.isShared = isShared }

  var isEmpty: Bool { scalars.isEmpty }

  /// The code that shows `scalar` in `face`, given now if it has none yet.
  ///
  /// A character the font lacks is shown, and copied, as U+FFFD.
  mutating func code(for scalar: Unicode.Scalar, face: Face, fonts: FontSet) -> UInt16 {
    let shown = fonts.hasGlyph(for: scalar, face: face) ? scalar : "\u{FFFD}"
    if let code = codes[shown] { return code }
    // The characters differ and have glyphs, or are U+FFFD: at most 65,535 glyphs and one.
    let code =
      isShared
      ? OverflowFont.sharedCode(of: shown, in: fonts[face])
      : UInt16(truncatingIfNeeded: scalars.count + 1)
    scalars.append(shown)
    codes[shown] = code
    return code
  }

  /// The place of `scalar` among the characters of `font`, from 1; the last for one it lacks.
  static func sharedCode(of scalar: Unicode.Scalar, in font: TrueTypeFont) -> UInt16 {
    let all = font.scalars
    var (low, high) = (0, all.count)
    while low < high {
      let middle = (low + high) / 2
      if all[middle] < scalar { low = middle + 1 } else { high = middle }
    }
    let place = low < all.count && all[low] == scalar ? low : all.count
    return UInt16(truncatingIfNeeded: place + 1)
  }
}

/// An overflow font ready for embedding.
struct CompositeFont {
  /// The entries of the Type 0 font dictionary, without references.
  let entries: [UInt8]
  /// The entries of its one descendant, without references.
  let descendant: [UInt8]
  let descriptor: [UInt8]
  let program: FontProgram
  let toUnicode: [UInt8]
  /// The compressed map from codes to glyphs; nil where they are the same.
  let glyphMap: [UInt8]?

  /// The font of one document.
  init(
    _ overflow: OverflowFont, face: Face, fonts: FontSet, deflater: Deflater
  ) throws(FontPreparationError) {
    try self.init(
      overflow.scalars.enumerated().map { (UInt16($0 + 1), $1) }, isIdentity: true, face: face,
      fonts: fonts, deflater: deflater)
  }

  /// The font that documents share.
  init(
    shared scalars: Set<Unicode.Scalar>, face: Face, fonts: FontSet, deflater: Deflater
  ) throws(FontPreparationError) {
    let pairs = scalars.map { (OverflowFont.sharedCode(of: $0, in: fonts[face]), $0) }
    try self.init(
      pairs.sorted { $0.0 < $1.0 }, isIdentity: false, face: face, fonts: fonts, deflater: deflater)
  }

  private init(
    _ pairs: [(code: UInt16, scalar: Unicode.Scalar)], isIdentity: Bool, face: Face,
    fonts: FontSet, deflater: Deflater
  ) throws(FontPreparationError) {
    let font = fonts[face]
    let glyphs = pairs.map { fonts.drawnGlyph(for: $0.scalar, face: face) }
    let subset = try capture { () throws(TrueTypeError) in try font.subset(glyphs: glyphs) }
    program = try FontProgram(subset.bytes, of: font, deflater: deflater)
    descriptor = fontDescriptor(font, name: program.name, isSymbolic: true)
    let advances = glyphs.map { String(thousandths(font.advance(ofGlyph: $0), of: font)) }
    let widths =
      isIdentity
      ? "1 [\(advances.joined(separator: " "))]"
      : zip(pairs, advances).map { "\($0.code) [\($1)]" }.joined(separator: " ")
    let map = isIdentity ? "/CIDToGIDMap /Identity" : ""
    entries = Array(
      "/Type /Font /Subtype /Type0 /BaseFont /\(program.name) /Encoding /Identity-H\n".utf8)
    descendant = Array(
      """
      /Type /Font /Subtype /CIDFontType2 /BaseFont /\(program.name) \(map)
      /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>
      /W [\(widths)]

      """.utf8)
    do {
      toUnicode = try deflater.compressed(ToUnicode.twoBytes(pairs))
      glyphMap =
        isIdentity ? nil : try deflater.compressed(CompositeFont.glyphMap(pairs.map(\.code)))
    } catch {
      throw .backend(error)
    }
  }

  /// Two bytes for each code (ISO 32000-1, table 117); the subset numbers its glyphs from 1.
  private static func glyphMap(_ codes: [UInt16]) -> [UInt8] {
    var map = [UInt8](repeating: 0, count: 2 * (Int(codes.last ?? 0) + 1))
    for (index, code) in codes.enumerated() {
      map[2 * Int(code)] = UInt8(truncatingIfNeeded: (index + 1) >> 8)
      map[2 * Int(code) + 1] = UInt8(truncatingIfNeeded: index + 1)
    }
    return map
  }
}
