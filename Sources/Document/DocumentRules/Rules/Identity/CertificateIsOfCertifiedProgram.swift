internal import DocumentModel
internal import Measures

let certificateIsOfCertifiedProgram = Rule(
  "CERT-01", .warning,
  en: "The program that made the document is certified.",
  pt: "O programa que fez o documento está certificado.",
  law: ["DL 28/2019 art. 4 n.1", "Despacho 8632/2014, 2.2.2"],
  reads: [.certificate]
) { document, report in
  // A warning: documents of AT's own portal carry 0000.
  guard document.certificate.isDigits,
    document.certificate.utf8.allSatisfy({ $0 == UInt8(ascii: "0") })
  else { return }
  report(
    at: "/certificate",
    en: "Certificate 0 stands for a program that is not certified, which may not bill in Portugal; "
      + "check the number",
    pt: "O certificado 0 é de um programa não certificado, que não pode faturar em Portugal; "
      + "confirme o número")
}
