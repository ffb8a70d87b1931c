/// Why a file cannot be used as a TrueType font.
package enum TrueTypeError: Error, Hashable, Sendable {
  /// The first four bytes are not those of a TrueType file with `glyf` outlines.
  case notTrueType
  /// A table that is needed is missing.
  case missingTable(String)
  /// The table ends before data it promises, or contradicts itself.
  case malformed(table: String)
  /// No character map of format 4 or 12 for Unicode.
  case noUnicodeMap
  /// A glyph number beyond the font was asked for.
  case noSuchGlyph(UInt16)
  /// The composite glyphs asked for need more than 65,535 glyphs in all.
  case tooManyGlyphs
}
