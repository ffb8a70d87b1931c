package import DocumentModel
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

/// Warns of characters that reach paper and that no font of the template has; they print as a
/// visible replacement.
///
/// - Parameter texts: shows every text of a document, as ``Printout`` does.
package func unprintableCharacters(
  in texts: ((Inscription) -> Void) -> Void, press: Press
) -> [Problem] {
  var problems: [Problem] = []
  texts { text in
    // By far the most texts are of ordinary letters.
    guard !text.isOurs, !PrintableText.isPlain(text.text, fonts: press.fonts) else { return }
    for value in text.values {
      let missing = PrintableText.missing(in: value.text, fonts: press.fonts)
      guard !missing.isEmpty else { continue }
      let problem = unprintable(missing, at: value.place.pointer)
      if !problems.contains(problem) { problems.append(problem) }
    }
  }
  return problems
}

/// The code of ``unreadableNames(in:press:)`` among the rules.
package let unreadableName = Code(
  "FNT-02", .error,
  Wording(
    en:
      "The buyer's name and what was supplied can be read on paper: at least one letter or digit of "
      + "each is printed.",
    pt:
      "O nome do adquirente e o que foi fornecido leem-se no papel: imprime-se pelo menos uma letra "
      + "ou um algarismo de cada."))

/// Refuses a buyer's name or a description of which nothing can be read on paper (CIVA art. 36 n.5).
package func unreadableNames(in document: Document, press: Press) -> [Problem] {
  var problems: [Problem] = []
  func look(_ text: String?, at pointer: @autoclosure () -> JSONPointer) {
    guard let text, !text.isEmpty, PrintableText.isUnreadable(text, fonts: press.fonts) else {
      return
    }
    problems.append(
      Problem(
        .error, unreadableName.id, at: pointer(),
        Wording(
          en:
            "not one letter of this can be printed, so that nobody could read it; write it in Latin, "
            + "Greek or Cyrillic letters",
          pt: "nenhuma letra disto se pode imprimir, pelo que ninguém o leria; escreva em letras "
            + "latinas, gregas ou cirílicas")))
  }
  look(document.buyer?.name, at: "/buyer/name")
  for index in document.lines.indices {
    look(
      document.lines[index].description,
      at: JSONPointer.root.key("lines").index(index).key("description"))
  }
  return problems
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
