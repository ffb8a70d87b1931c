internal import DocumentModel
internal import Measures

let ibanIsValid = Rule(
  "PAY-01", .error,
  en: "An IBAN has its country's length and the right check digits, without spaces.",
  pt: "Um IBAN tem o comprimento do seu país e os algarismos de controlo certos, sem espaços.",
  law: ["ISO 13616", "ISO 7064"],
  reads: [.payment]
) { document, report in
  document.forEachMethod { method, pointer in
    guard case .transfer(let iban, _) = method, let fault = IBAN.fault(in: iban) else { return }
    switch fault {
    case .form:
      report(
        at: pointer().key("iban"),
        en: "The IBAN \(quoted(iban)) is not two capitals, two digits and up to 30 capitals and "
          + "digits; write it without spaces",
        pt: "O IBAN \(quoted(iban)) não é de duas maiúsculas, dois algarismos e até 30 maiúsculas "
          + "e algarismos; escreva-o sem espaços")
    case .length(let expected):
      report(
        at: pointer().key("iban"),
        en: "The IBAN \(quoted(iban)) has \(iban.utf8.count) characters and one of "
          + "\(iban.prefix(2)) has \(expected); correct it",
        pt: "O IBAN \(quoted(iban)) tem \(iban.utf8.count) caracteres e um de \(iban.prefix(2)) "
          + "tem \(expected); corrija-o")
    case .checkDigits:
      report(
        at: pointer().key("iban"),
        en: "The check digits of the IBAN \(quoted(iban)) do not agree; correct it, or the "
          + "customer pays nobody",
        pt: "Os algarismos de controlo do IBAN \(quoted(iban)) não batem certo; corrija-o, ou o "
          + "cliente não paga a ninguém")
    }
  }
}
