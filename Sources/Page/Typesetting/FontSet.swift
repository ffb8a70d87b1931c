package import Measures
internal import Synchronization
package import TrueType

/// The fonts of a page, one for each ``Face``, and how wide text is in them.
///
/// One set serves all threads.
package final class FontSet: Sendable {
  private let regular: TrueTypeFont
  private let bold: TrueTypeFont
  private let mono: TrueTypeFont
  /// The advances of the characters up to U+017F, in font units, one face after another.
  private let advances: [UInt16]
  /// For each character up to U+017F: whether it has a glyph, and is neither blank nor invisible nor
  /// a mark on another.
  let plainLatin: [Bool]
  /// What each cluster of a letter and its marks is in one character; filled when first needed.
  private let compositions = Mutex<[Character: Unicode.Scalar]>([:])

  /// Creates a set from three fonts that have been read.
  package init(regular: TrueTypeFont, bold: TrueTypeFont, mono: TrueTypeFont) {
    self.regular = regular
    self.bold = bold
    self.mono = mono
    plainLatin = (0..<UInt32(FontSet.latinCount)).map { value in
      switch value {
      case 0x20...0x7E, 0x0A: true
      case 0xA1...0xAC, 0xAE...0x17F:
        Unicode.Scalar(value).map { regular.glyph(for: $0) != nil } ?? false
      default: false
      }
    }
    advances = [regular, bold, mono].flatMap { font in
      (0..<UInt32(FontSet.latinCount)).map { value in
        let glyph = FontSet.drawnGlyph(for: Unicode.Scalar(value) ?? "\u{FFFD}", in: font)
        return UInt16(clamping: font.advance(ofGlyph: glyph))
      }
    }
  }

  /// Reads a set from the bytes of three font files.
  ///
  /// - Throws: ``TrueTypeError`` for the first file that is not a TrueType font.
  package convenience init(
    regular: [UInt8], bold: [UInt8], mono: [UInt8]
  ) throws(TrueTypeError) {
    self.init(
      regular: try TrueTypeFont(bytes: regular), bold: try TrueTypeFont(bytes: bold),
      mono: try TrueTypeFont(bytes: mono))
  }

  package subscript(face: Face) -> TrueTypeFont {
    switch face {
    case .regular: regular
    case .bold: bold
    case .mono: mono
    }
  }

  /// Whether `face` can show `scalar`.
  package func hasGlyph(for scalar: Unicode.Scalar, face: Face) -> Bool {
    self[face].glyph(for: scalar) != nil
  }

  /// The glyph that is drawn for `scalar`.
  ///
  /// A character the font lacks is drawn as U+FFFD, or as the `.notdef` box where the font has not
  /// even that: visibly wrong rather than silently missing.
  package func drawnGlyph(for scalar: Unicode.Scalar, face: Face) -> UInt16 {
    FontSet.drawnGlyph(for: scalar, in: self[face])
  }

  private static func drawnGlyph(for scalar: Unicode.Scalar, in font: TrueTypeFont) -> UInt16 {
    font.glyph(for: scalar) ?? font.glyph(for: "\u{FFFD}") ?? 0
  }

  /// The distance from the start of `string` to where the next character would start.
  ///
  /// The sum of all advances, rounded once to the nearest thousandth of a point, halves away from
  /// zero; plus `tracking` after each character, the last one included.
  package func width(
    of string: String, face: Face, size: Length, tracking: Length = .zero
  ) -> Length {
    latinWidth(of: string.utf8, face: face, size: size, tracking: tracking)
      ?? measure(string.unicodeScalars, face: face, size: size, tracking: tracking)
  }

  /// The width of a part of a string; see ``width(of:face:size:tracking:)``.
  package func width(
    of string: Substring, face: Face, size: Length, tracking: Length = .zero
  ) -> Length {
    latinWidth(of: string.utf8, face: face, size: size, tracking: tracking)
      ?? measure(string.unicodeScalars, face: face, size: size, tracking: tracking)
  }

  /// U+0000…U+017F: what UTF-8 writes in one byte, or in two of which the first is C2…C5.
  private static let latinCount = 0x180

  /// The width of a text of western Europe in one piece of memory, as most are; nil for others.
  @inline(__always)
  private func latinWidth(
    of text: some Collection<UInt8>, face: Face, size: Length, tracking: Length
  ) -> Length? {
    let first = face.rawValue * FontSet.latinCount
    let sums: (units: Int, count: Int)?? = text.withContiguousStorageIfAvailable { bytes in
      advances.withUnsafeBufferPointer { advances in
        var units = 0
        var count = bytes.count
        var place = 0
        while place < bytes.count {
          var value = Int(bytes[place])
          if value >= 0x80 {
            guard (0xC2...0xC5).contains(value) else { return nil }
            place += 1
            value = (value & 0x1F) << 6 | Int(bytes[place]) & 0x3F
            count -= 1
          }
          units += Int(advances[first + value])
          place += 1
        }
        return (units, count)
      }
    }
    guard let sums, let sums else { return nil }
    return total(
      units: sums.units, count: sums.count, unitsPerEm: self[face].unitsPerEm, size: size,
      tracking: tracking)
  }

  private func measure(
    _ scalars: some Sequence<Unicode.Scalar>, face: Face, size: Length, tracking: Length
  ) -> Length {
    let font = self[face]
    var units = 0
    var count = 0
    for scalar in scalars where scalar != PrintableText.breakPoint {
      let glyph = font.glyph(for: scalar) ?? drawnGlyph(for: scalar, face: face)
      units += font.advance(ofGlyph: glyph)
      count += 1
    }
    return total(
      units: units, count: count, unitsPerEm: font.unitsPerEm, size: size, tracking: tracking)
  }

  private func total(
    units: Int, count: Int, unitsPerEm: Int, size: Length, tracking: Length
  ) -> Length {
    let doubled = 2 * units * size.millipoints
    let half = doubled < 0 ? -unitsPerEm : unitsPerEm
    return Length(millipoints: (doubled + half) / (2 * unitsPerEm) + tracking.millipoints * count)
  }

  /// `string` with letters and the marks after them (U+0300…U+036F) replaced by the one character
  /// of the regular face that means the same, where there is one.
  ///
  /// Without layout tables a mark cannot be placed over its letter; `a` and U+0303 become `ã`.
  package func composed(_ string: String) -> String {
    // The marks start with one of these two bytes in UTF-8 (as do a few Greek letters).
    guard string.utf8.contains(where: { $0 == 0xCC || $0 == 0xCD }) else { return string }
    return compositions.withLock { table in
      if table.isEmpty { table = FontSet.compositions(of: regular) }
      var result = ""
      result.reserveCapacity(string.utf8.count)
      for character in string { FontSet.append(character, composedBy: table, to: &result) }
      return result
    }
  }

  /// Every character of `font`, by what it is canonically equivalent to: `Character` compares so.
  private static func compositions(of font: TrueTypeFont) -> [Character: Unicode.Scalar] {
    Dictionary(
      font.scalars.map { (Character($0), $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Appends the longest part of `character` that is one character of the font, then the rest.
  private static func append(
    _ character: Character, composedBy table: [Character: Unicode.Scalar], to result: inout String
  ) {
    let scalars = Array(character.unicodeScalars)
    // No character of Unicode stands for a letter with more than three marks.
    for length in stride(from: min(scalars.count, 4), to: 1, by: -1) {
      var cluster = String.UnicodeScalarView()
      cluster.append(contentsOf: scalars[..<length])
      let text = String(cluster)
      if text.count == 1, let first = text.first, let scalar = table[first] {
        result.unicodeScalars.append(scalar)
        result.unicodeScalars.append(contentsOf: scalars[length...])
        return
      }
    }
    result.unicodeScalars.append(contentsOf: scalars)
  }
}
