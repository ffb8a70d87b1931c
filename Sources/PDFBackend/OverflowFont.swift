internal import TrueType
internal import Typesetting

/// The characters of one document and face that the simple font does not have.
///
/// They become a two-byte font with just these glyphs. Codes are given in the order of first use.
struct OverflowFont {
  private(set) var scalars: [Unicode.Scalar] = []
  private var codes: [Unicode.Scalar: UInt16] = [:]

  var isEmpty: Bool { scalars.isEmpty }

  /// The code that shows `scalar` in `face`, given now if it has none yet.
  ///
  /// A character the font lacks is shown, and copied, as U+FFFD.
  mutating func code(for scalar: Unicode.Scalar, face: Face, fonts: FontSet) -> UInt16 {
    let shown = fonts.hasGlyph(for: scalar, face: face) ? scalar : "\u{FFFD}"
    if let code = codes[shown] { return code }
    // The characters differ and have glyphs, or are U+FFFD: at most 65,535 glyphs and one.
    let code = UInt16(truncatingIfNeeded: scalars.count + 1)
    scalars.append(shown)
    codes[shown] = code
    return code
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

  init(
    _ overflow: OverflowFont, face: Face, fonts: FontSet, deflater: Deflater
  ) throws(FontPreparationError) {
    let font = fonts[face]
    let glyphs = overflow.scalars.map { fonts.drawnGlyph(for: $0, face: face) }
    let subset = try capture { () throws(TrueTypeError) in try font.subset(glyphs: glyphs) }
    program = try FontProgram(subset.bytes, of: font, deflater: deflater)
    descriptor = fontDescriptor(font, name: program.name, isSymbolic: true)
    let widths = glyphs.map { String(thousandths(font.advance(ofGlyph: $0), of: font)) }
    entries = Array(
      "/Type /Font /Subtype /Type0 /BaseFont /\(program.name) /Encoding /Identity-H\n".utf8)
    descendant = Array(
      """
      /Type /Font /Subtype /CIDFontType2 /BaseFont /\(program.name) /CIDToGIDMap /Identity
      /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>
      /W [1 [\(widths.joined(separator: " "))]]

      """.utf8)
    do { toUnicode = try deflater.compressed(ToUnicode.identity(overflow.scalars)) } catch {
      throw .backend(error)
    }
  }
}
