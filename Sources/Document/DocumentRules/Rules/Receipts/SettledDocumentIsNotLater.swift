internal import DocumentModel
internal import Measures

let settledDocumentIsNotLater = Rule(
  "REC-04", .warning,
  en: "A receipt settles documents of its own day or earlier.",
  pt: "Um recibo paga documentos do próprio dia ou anteriores.",
  law: ["Portaria 302/2016, 4.4, InvoiceDate of SourceDocumentID"],
  reads: [.issueDate, .settled]
) { document, report in
  for index in document.settled.indices {
    guard let date = document.settled[index].date, date > document.issueDate else { continue }
    report(
      at: JSONPointer.root.key("settled").index(index).key("date"),
      en:
        "\(quoted(document.settled[index].number)) is dated \(date), after the receipt that settles it"
        + " (\(document.issueDate)); check both dates",
      pt:
        "\(quoted(document.settled[index].number)) tem a data \(date), posterior ao recibo que o paga"
        + " (\(document.issueDate)); confirme as duas datas")
  }
}
