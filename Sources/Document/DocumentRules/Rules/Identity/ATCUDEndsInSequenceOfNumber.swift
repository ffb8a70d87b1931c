internal import DocumentModel
internal import Measures

let atcudEndsInSequenceOfNumber = Rule(
  "ATC-02", .error,
  en: "The ATCUD ends in the digits after the slash of the number, exactly as they stand there.",
  pt: "O ATCUD termina nos algarismos após a barra do número, tal como lá estão.",
  law: ["Portaria 195/2020 art. 3 n.3"],
  reads: [.number, .atcud]
) { document, report in
  // A number or an ATCUD of the wrong form is told by its own rule.
  guard let atcud = ATCUD(document.atcud), document.number.hasDocumentNumberForm,
    atcud.sequence != document.sequence
  else { return }
  let expected = quoted(String(document.sequence))
  report(
    at: "/atcud",
    en: "The ATCUD ends in \(quoted(String(atcud.sequence))) and the number in \(expected); both "
      + "must be the same digits, zeros included",
    pt: "O ATCUD termina em \(quoted(String(atcud.sequence))) e o número em \(expected); têm de "
      + "ser os mesmos algarismos, zeros incluídos")
}
