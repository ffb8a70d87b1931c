/// What can be printed of a text.
package enum PrintableText {
  /// The visible stand-in for a character that no font has.
  package static let replacement: Unicode.Scalar = "\u{FFFD}"

  /// Whether `text` surely prints as it is: letters, figures and signs of western Europe that have a
  /// glyph, spaces and line feeds.
  ///
  /// The blocks named here hold nothing blank, invisible or combining, which spares the look into
  /// Unicode's tables.
  package static func isPlain(_ text: String, fonts: FontSet) -> Bool {
    let isPlain = text.utf8.withContiguousStorageIfAvailable { bytes in
      fonts.plainLatin.withUnsafeBufferPointer { plain in
        var place = 0
        while place < bytes.count {
          let byte = Int(bytes[place])
          switch byte {
          case 0x00...0x7F:
            guard plain[byte] else { return false }
            place += 1
          case 0xC2...0xC5:
            guard plain[(byte & 0x1F) << 6 | Int(bytes[place + 1]) & 0x3F] else { return false }
            place += 2
          case 0xE2:
            let value =
              0x2000 | (UInt32(bytes[place + 1]) & 0x3F) << 6 | UInt32(bytes[place + 2]) & 0x3F
            guard isPlainSign(value, fonts: fonts) else { return false }
            place += 3
          default: return false
          }
        }
        return true
      }
    }
    // A text in several pieces of memory takes the long way, with the same result.
    return isPlain ?? false
  }

  /// Dashes, quotes, points; currencies.
  private static func isPlainSign(_ value: UInt32, fonts: FontSet) -> Bool {
    switch value {
    case 0x2010...0x2027, 0x20A0...0x20BF:
      Unicode.Scalar(value).map { fonts.hasGlyph(for: $0, face: .regular) } ?? false
    default: false
    }
  }

  /// Where a line may break without a sign.
  static let breakPoint: Unicode.Scalar = "\u{200B}"
  /// A space where no line may break.
  private static let firmSpace: Unicode.Scalar = "\u{A0}"

  /// `text` as it can be printed: composed accents, tabs as spaces, no invisible characters, and a
  /// visible replacement for what no font has.
  package static func of(_ text: String, fonts: FontSet) -> String {
    shown(breakable(text, fonts: fonts))
  }

  /// A line of ``breakable(_:fonts:)`` as it is shown: the marks for the line breaker are gone.
  ///
  /// Spaces are ordinary ones, so that readers of the PDF's text find the words.
  package static func shown(_ line: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in line.unicodeScalars where scalar != breakPoint {
      result.append(scalar == firmSpace ? " " : scalar)
    }
    return String(result)
  }

  /// The same as ``of(_:fonts:)`` with U+00A0 where no line may break and U+200B where one may.
  package static func breakable(_ text: String, fonts: FontSet) -> String {
    var result = String.UnicodeScalarView()
    var previous: Unicode.Scalar?
    for scalar in fonts.composed(text).unicodeScalars {
      defer { previous = scalar }
      if scalar == "\r" || scalar == "\n" {
        // The line ends of every system are one line end.
        if scalar == "\r" || previous != "\r" { result.append("\n") }
      } else if scalar == breakPoint {
        result.append(scalar)
      } else if scalar == firmSpace || scalar == "\u{202F}" || scalar == "\u{2007}" {
        result.append(firmSpace)
      } else if scalar.properties.isWhitespace {
        result.append(" ")
      } else if !isInvisible(scalar) {
        if fonts.hasGlyph(for: scalar, face: .regular) {
          result.append(scalar)
        } else if let text = CompatibilityForms.text(for: scalar) {
          result.append(contentsOf: text.unicodeScalars)
        } else {
          result.append(replacement)
        }
      }
    }
    return String(result)
  }

  /// Whether any letter or figure of `text` can be printed.
  package static func isReadable(_ text: String, fonts: FontSet) -> Bool {
    of(text, fonts: fonts).unicodeScalars.contains { scalar in
      scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }
  }

  /// Whether nothing of `text` can be seen on paper.
  package static func isBlank(_ text: String, fonts: FontSet) -> Bool {
    of(text, fonts: fonts).unicodeScalars.allSatisfy { $0.properties.isWhitespace }
  }

  /// The characters of `text` that will print as a replacement, each once.
  package static func missing(in text: String, fonts: FontSet) -> [Unicode.Scalar] {
    guard !isPlain(text, fonts: fonts) else { return [] }
    var missing: [Unicode.Scalar] = []
    for scalar in fonts.composed(text).unicodeScalars
    where scalar.value >= 0x7F && !fonts.hasGlyph(for: scalar, face: .regular)
      && !scalar.properties.isWhitespace && !isInvisible(scalar)
      && CompatibilityForms.text(for: scalar) == nil && !missing.contains(scalar)
    {
      missing.append(scalar)
    }
    return missing
  }

  /// Characters that are meant not to be seen: joiners, direction marks, soft hyphens.
  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isDefaultIgnorableCodePoint || scalar.properties.generalCategory == .control
  }
}
