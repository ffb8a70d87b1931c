internal import DocumentModel
internal import Measures

let issueDateIsNotAfterEntry = Rule(
  "DAT-01", .warning,
  en: "The issue date is not after the day on which the document was made.",
  pt: "A data de emissão não é posterior ao dia em que o documento foi feito.",
  law: ["Despacho 8632/2014, 3.4.2"],
  reads: [.issueDate, .systemEntryDate]
) { document, report in
  guard let entry = document.systemEntryDate?.day, document.issueDate > entry else { return }
  report(
    at: "/issueDate",
    en: "The document is dated \(document.issueDate) and was made on "
      + "\(entry); the series can take no earlier date after it",
    pt: "O documento tem a data \(document.issueDate) e foi feito em "
      + "\(entry); a série já não aceita depois dele uma data anterior")
}
