extension UInt8 {
  /// `0`…`9` in ASCII.
  var isDigit: Bool { self >= 0x30 && self <= 0x39 }
  /// `A`…`Z` in ASCII.
  var isCapital: Bool { self >= 0x41 && self <= 0x5A }
  /// `a`…`z` in ASCII.
  var isSmall: Bool { self >= 0x61 && self <= 0x7A }
  /// A control character of ASCII, line breaks and tabs included.
  var isControl: Bool { self < 0x20 || self == 0x7F }
}

extension StringProtocol {
  /// At least one character, all of them `0`…`9`.
  var isDigits: Bool {
    var any = false
    for byte in utf8 {
      guard byte.isDigit else { return false }
      any = true
    }
    return any
  }

  /// Whether the text is longer than `limit` Unicode characters, as XML schemas count them.
  func hasMoreCharacters(than limit: Int) -> Bool {
    guard utf8.count > limit else { return false }
    return unicodeScalars.count > limit
  }

  /// Whether a line break, a tab or another control character of ASCII or Latin-1 is in the text.
  var hasControlCharacter: Bool {
    var isAfterC2 = false
    for byte in utf8 {
      // C1 controls (U+0080…U+009F) are C2 80…C2 9F in UTF-8.
      if byte.isControl || (isAfterC2 && byte <= 0x9F) { return true }
      isAfterC2 = byte == 0xC2
    }
    return false
  }

  /// Whether the text may stand in the QR message: no `*`, which ends a field, no control character.
  var fitsQRMessage: Bool { !utf8.contains(UInt8(ascii: "*")) && !hasControlCharacter }

  /// Nothing, or nothing but spaces.
  var isBlank: Bool { utf8.allSatisfy { $0 == 0x20 || $0.isControl } }

  /// Whether the text is internal code, space, series, `/` and sequence.
  ///
  /// `[^ ]+ [^/^ ]+/[0-9]+`, the pattern of InvoiceNo in the SAF-T (PT) schema.
  var hasDocumentNumberForm: Bool {
    let bytes = utf8
    guard let space = bytes.firstIndex(of: 0x20), space != startIndex else { return false }
    let series = bytes.index(after: space)
    guard let slash = bytes[series...].firstIndex(of: UInt8(ascii: "/")), slash != series,
      bytes[series..<slash].allSatisfy({ $0 != 0x20 && $0 != UInt8(ascii: "^") })
    else { return false }
    return self[bytes.index(after: slash)...].isDigits
  }
}

/// `text` between quotation marks as a message may show it: control characters escaped, and cut
/// short where it is long.
func quoted(_ text: String) -> String {
  var shown = "\""
  var room = 60
  for character in text.unicodeScalars {
    guard room > 0 else { return shown + "…\"" }
    room -= 1
    if character.value < 0x20 || (0x7F...0x9F).contains(character.value) {
      shown += "\\u{" + String(character.value, radix: 16) + "}"
    } else {
      shown.unicodeScalars.append(character)
    }
  }
  return shown + "\""
}

extension Optional<String> {
  /// No text, or a blank one.
  var isMissing: Bool { self?.isBlank ?? true }
}
