internal import DocumentModel
internal import Measures

let atcudIsGivenSince2023 = Rule(
  "ATC-03", .error,
  en: "The ATCUD is 0 only on documents dated before 2023-01-01.",
  pt: "O ATCUD só é 0 em documentos com data anterior a 2023-01-01.",
  law: ["Portaria 195/2020 art. 4", "Despacho 351/2021-XXII do SEAAF"],
  reads: [.atcud, .issueDate]
) { document, report in
  guard document.atcud == "0", document.issueDate.year >= 2023 else { return }
  report(
    at: "/atcud",
    en: "The ATCUD is 0 and the document is of \(document.issueDate); since 2023-01-01 the series "
      + "needs a validation code from AT",
    pt: "O ATCUD é 0 e o documento é de \(document.issueDate); desde 2023-01-01 a série precisa "
      + "de um código de validação da AT")
}
