internal import DocumentModel
internal import Measures

let certificateHasUpToFourDigits = Rule(
  "CERT-02", .error,
  en: "The certificate number has one to four digits.",
  pt: "O número de certificado tem um a quatro algarismos.",
  law: ["Código QR, especificações técnicas da AT, campo R", "Despacho 8632/2014, 2.2.2"],
  reads: [.certificate]
) { document, report in
  guard !document.certificate.isDigits || document.certificate.utf8.count > 4 else { return }
  report(
    at: "/certificate",
    en: "The certificate number \(quoted(document.certificate)) is not one to four digits; give "
      + "the number that AT assigned to the program",
    pt: "O número de certificado \(quoted(document.certificate)) não é de um a quatro algarismos; "
      + "indique o que a AT atribuiu ao programa")
}
