/// Windows code page 1252, which PDF calls WinAnsiEncoding (ISO 32000-1, annex D.2).
enum WinAnsi {
  /// The characters of codes 0x80…0x9F; U+FFFD where there is none.
  private static let upper: [Unicode.Scalar] = [
    "€", "\u{FFFD}", "‚", "ƒ", "„", "…", "†", "‡", "ˆ", "‰", "Š", "‹", "Œ", "\u{FFFD}", "Ž",
    "\u{FFFD}", "\u{FFFD}", "‘", "’", "“", "”", "•", "–", "—", "˜", "™", "š", "›", "œ",
    "\u{FFFD}", "ž", "Ÿ",
  ]

  /// The character of `code`; nil for control codes and for codes without one.
  ///
  /// The soft hyphen is left out: WinAnsiEncoding makes it an ordinary hyphen.
  static func scalar(_ code: UInt8) -> Unicode.Scalar? {
    switch code {
    case 0x20...0x7E: Unicode.Scalar(code)
    case 0x80...0x9F: upper[Int(code) - 0x80] == "\u{FFFD}" ? nil : upper[Int(code) - 0x80]
    case 0xA0...0xFF where code != 0xAD: Unicode.Scalar(code)
    default: nil
    }
  }
}

/// Which characters a simple font shows, and by which code.
struct CodeTable: Sendable {
  /// The number of characters a table knows the code of.
  static let size = 512

  /// The code of U+0000…U+00FF and of U+2000…U+20FF; 0 where there is none.
  private(set) var codes = [UInt8](repeating: 0, count: CodeTable.size)
  /// The characters with a code, by code.
  private(set) var characters: [(code: UInt8, scalar: Unicode.Scalar)] = []

  /// The codes of those characters of `repertoire` that WinAnsiEncoding and `isDrawable` know.
  init(repertoire: String, isDrawable: (Unicode.Scalar) -> Bool) {
    let wanted = Set(repertoire.unicodeScalars)
    for code in UInt8.min...UInt8.max {
      guard let scalar = WinAnsi.scalar(code), wanted.contains(scalar), isDrawable(scalar),
        let index = CodeTable.index(scalar)
      else { continue }
      codes[index] = code
      characters.append((code, scalar))
    }
  }

  /// The place of `scalar` in ``codes``; nil when no simple font has it.
  @inline(__always)
  static func index(_ scalar: Unicode.Scalar) -> Int? {
    if scalar.value < 0x100 { return Int(scalar.value) }
    return scalar.value >> 8 == 0x20 ? Int(scalar.value & 0xFF) + 256 : nil
  }
}

/// What the simple fonts of text have: ASCII, the letters of Portuguese and its neighbours, the usual
/// signs.
///
/// Accented letters are made of parts the font has anyway and cost little. Characters not named here
/// go into a font of their own, in the documents that use them.
let everydayRepertoire =
  String(String.UnicodeScalarView((0x20...0x7E).map { Unicode.Scalar(UInt8($0)) }))
  + "áàâãäçéèêëíïñóòôõöúüÁÀÂÃÇÉÊÍÑÓÔÕÚÜ\u{A0}ªº°€–—‘’“”•…·«»×±½²³"

/// What the monospaced font has: the ATCUD and the certification line need no more.
let technicalRepertoire =
  "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 -–/:.,+=()º·ãçé"
