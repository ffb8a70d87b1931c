package import Measures
package import Printout
internal import Typesetting

/// The code of ``unprintableCharacters(in:press:)`` among the rules.
package let unprintableCharacter = Code(
  "FNT-01", .warning,
  Wording(
    en: "Every character has a glyph in the fonts; one that no font has is printed as a visible "
      + "replacement.",
    pt: "Todos os carateres existem nos tipos de letra; um que falte em todos é impresso como um "
      + "sinal de substituição visível."))

/// The code for a name of which nothing can be read.
package let unreadableName = Code(
  "FNT-02", .error,
  Wording(
    en: "At least one letter or figure can be read of each party's name and of what is sold.",
    pt:
      "Do nome de cada parte e da designação de cada bem ou serviço lê-se pelo menos uma letra ou "
      + "algarismo."),
  law: ["CIVA art. 36 n.5 a) and b)"])

/// Warns of characters that reach paper and that no font of the template has; they print as a
/// visible replacement.
///
/// - Parameter texts: shows every text of a document, as ``Printout`` does.
package func unprintableCharacters(
  in texts: ((Inscription) -> Void) -> Void, press: Press
) -> [Problem] {
  let fonts = press.fonts
  var problems: [Problem] = []
  var known: Set<Problem> = []
  texts { text in
    // By far the most texts are of ordinary letters.
    guard !text.isOurs, !PrintableText.isPlain(text.text, fonts: fonts) else { return }
    for value in text.values {
      let missing = PrintableText.missing(in: value.text, fonts: fonts)
      let isName = text.role == .name
      // Marks alone, such as a dash, are poor and can be seen; spaces without width cannot.
      guard !missing.isEmpty || isName && PrintableText.isBlank(value.text, fonts: fonts) else {
        continue
      }
      let isUnreadable = isName && !PrintableText.isReadable(value.text, fonts: fonts)
      let problem =
        isUnreadable
        ? unreadable(at: value.place.pointer) : unprintable(missing, at: value.place.pointer)
      if known.insert(problem).inserted { problems.append(problem) }
    }
  }
  return problems
}

private func unreadable(at pointer: JSONPointer) -> Problem {
  Problem(
    .error, unreadableName.id, at: pointer,
    Wording(
      en:
        "no letter of it can be printed: write it in Latin, Greek or Cyrillic letters (CIVA art. 36 n.5)",
      pt: "nenhuma letra se pode imprimir: escreva em letras latinas, gregas ou cirílicas "
        + "(CIVA art. 36 n.5)"))
}

private func unprintable(_ missing: [Unicode.Scalar], at pointer: JSONPointer) -> Problem {
  let list = missing.prefix(8).map { "\($0) (U+\(hexadecimal($0.value)))" }.joined(separator: ", ")
  return Problem(
    .warning, unprintableCharacter.id, at: pointer,
    Wording(
      en: "no font has \(list): printed as \(PrintableText.replacement); write it in Latin, "
        + "Greek or Cyrillic letters",
      pt: "nenhum tipo de letra tem \(list): impresso como \(PrintableText.replacement); "
        + "escreva em letras latinas, gregas ou cirílicas"))
}

/// At least four hexadecimal digits, as Unicode writes a code point.
private func hexadecimal(_ value: UInt32) -> String {
  let digits = String(value, radix: 16, uppercase: true)
  return String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
}
