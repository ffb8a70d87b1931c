internal import Crypto
internal import TrueType
internal import Typesetting

/// The one-byte font of a face, ready for embedding: everything that is the same in all documents.
struct SimpleFont: Sendable {
  let codes: CodeTable
  /// The entries of the font dictionary, without references.
  let entries: [UInt8]
  let descriptor: [UInt8]
  let program: FontProgram

  /// Reduces `font` to `repertoire` and compresses it.
  init(
    _ font: TrueTypeFont, repertoire: String, deflater: Deflater
  ) throws(FontPreparationError) {
    let codes = CodeTable(repertoire: repertoire) { font.glyph(for: $0) != nil }
    let subset = try capture { () throws(TrueTypeError) in
      try font.subset(characters: codes.characters.map(\.scalar))
    }
    self.codes = codes
    program = try FontProgram(subset.bytes, of: font, deflater: deflater)
    descriptor = fontDescriptor(font, name: program.name, isSymbolic: false)

    let first = Int(codes.characters.first?.code ?? 0)
    let last = Int(codes.characters.last?.code ?? 0)
    var widths = [Int](repeating: 0, count: last - first + 1)
    for (code, scalar) in codes.characters {
      widths[Int(code) - first] = thousandths(
        font.advance(ofGlyph: font.glyph(for: scalar) ?? 0), of: font)
    }
    entries = Array(
      """
      /Type /Font /Subtype /TrueType /BaseFont /\(program.name) /Encoding /WinAnsiEncoding
      /FirstChar \(first) /LastChar \(last) /Widths [\(widths.map(String.init).joined(separator: " "))]

      """.utf8)
  }
}

/// Why a font could not be prepared; the caller knows the face.
enum FontPreparationError: Error {
  case font(TrueTypeError)
  case backend(PDFError)
}

/// A reduced font file, compressed, under the name it has in the PDF.
struct FontProgram: Sendable {
  /// Six letters that stand for the exact bytes, `+`, and the name of the font
  /// (ISO 32000-1, 9.6.4).
  let name: String
  /// The entries of the stream dictionary, without its length.
  let entries: [UInt8]
  let compressed: [UInt8]

  init(_ file: [UInt8], of font: TrueTypeFont, deflater: Deflater) throws(FontPreparationError) {
    do {
      let digest = try sha256(file)
      let tag = String(decoding: digest.prefix(6).map { 65 + $0 % 26 }, as: UTF8.self)
      name = tag + "+" + font.postScriptName
    } catch { throw .backend(.outOfMemory) }
    do { compressed = try deflater.compressed(file) } catch { throw .backend(error) }
    entries = Array("/Length1 \(file.count)\n".utf8)
  }
}

/// Runs `body` and turns its error into one of preparation.
func capture<Result>(
  _ body: () throws(TrueTypeError) -> Result
) throws(FontPreparationError) -> Result {
  do { return try body() } catch { throw .font(error) }
}

/// A distance of `font` in thousandths of the em, to the nearest.
func thousandths(_ units: Int, of font: TrueTypeFont) -> Int {
  let doubled = 2000 * units
  let half = doubled < 0 ? -font.unitsPerEm : font.unitsPerEm
  return (doubled + half) / (2 * font.unitsPerEm)
}

/// The entries of a font descriptor (ISO 32000-1, 9.8), without the reference to the program.
func fontDescriptor(_ font: TrueTypeFont, name: String, isSymbolic: Bool) -> [UInt8] {
  let box = font.boundingBox
  let edges = [box.left, box.bottom, box.right, box.top].map { thousandths($0, of: font) }
  let flags = (isSymbolic ? 4 : 32) + (font.isFixedPitch ? 1 : 0)
  // The thickness of stems is not in a TrueType file; this is the customary estimate.
  let stem = 50 + font.weight * font.weight / (65 * 65)
  return Array(
    """
    /Type /FontDescriptor /FontName /\(name) /Flags \(flags)
    /FontBBox [\(edges.map(String.init).joined(separator: " "))] /ItalicAngle 0
    /Ascent \(thousandths(font.ascent, of: font)) /Descent \(thousandths(font.descent, of: font))
    /CapHeight \(thousandths(font.capHeight, of: font)) /StemV \(stem)

    """.utf8)
}
