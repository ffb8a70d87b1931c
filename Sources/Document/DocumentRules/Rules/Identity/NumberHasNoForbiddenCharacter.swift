internal import DocumentModel
internal import Measures

let numberHasNoForbiddenCharacter = Rule(
  "NUM-02", .error,
  en: "The number has no XML operators, no asterisk and no control characters.",
  pt: "O número não tem operadores de XML, asteriscos nem caracteres de controlo.",
  law: [
    "Despacho 8632/2014, 1.7", "Portaria 302/2016, 4.1.4.1",
    "Código QR, especificações técnicas da AT, campo G",
  ],
  reads: [.number]
) { document, report in
  guard
    document.number.hasControlCharacter
      || document.number.utf8.contains(where: { byte in
        switch byte {
        case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"), UInt8(ascii: "'"),
          UInt8(ascii: "\""), UInt8(ascii: "*"):
          true
        default: false
        }
      })
  else { return }
  report(
    at: "/number",
    en: "The number \(quoted(document.number)) holds one of < > & ' \" * or a control character, "
      + "which SAF-T (PT) and the QR code do not take; use another series",
    pt: "O número \(quoted(document.number)) contém um de < > & ' \" * ou um caráter de controlo, "
      + "que o SAF-T (PT) e o código QR não aceitam; use outra série")
}
