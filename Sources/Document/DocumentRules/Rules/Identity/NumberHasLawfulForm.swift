internal import DocumentModel
internal import Measures

let numberHasLawfulForm = Rule(
  "NUM-01", .error,
  en: "The number is internal code, space, series, slash and sequence, in at most 60 characters.",
  pt: "O número tem código interno, espaço, série, barra e sequencial, até 60 caracteres.",
  law: ["Portaria 302/2016, 4.1.4.1", "Despacho 8632/2014, 1.7"],
  reads: [.number]
) { document, report in
  if !document.number.hasDocumentNumberForm {
    report(
      at: "/number",
      en: "The number \(quoted(document.number)) is not internal code, one space, series, one "
        + "slash and digits; write it as in \"FT A2026/1\"",
      pt: "O número \(quoted(document.number)) não é código interno, um espaço, série, uma barra "
        + "e algarismos; escreva-o como em \"FT A2026/1\"")
  } else if document.number.hasMoreCharacters(than: 60) {
    let count = document.number.unicodeScalars.count
    report(
      at: "/number",
      en: "The number has \(count) characters and may have 60; shorten code or series",
      pt: "O número tem \(count) caracteres e pode ter 60; abrevie o código ou a série")
  }
}
