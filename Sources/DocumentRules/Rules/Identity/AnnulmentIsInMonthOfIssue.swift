internal import DocumentModel
internal import Measures

let annulmentIsInMonthOfIssue = Rule(
  "STA-06", .warning,
  en: "An invoice of an earlier month is corrected by a credit note rather than annulled.",
  pt: "Uma fatura de um mês anterior retifica-se com nota de crédito em vez de se anular.",
  law: ["CIVA art. 36 n.6", "CIVA art. 78", "Despacho 8632/2014, 3.3.8"],
  reads: [.type, .status, .statusDate, .issueDate]
) { document, report in
  guard document.status == .annulled, document.family == .salesInvoice,
    let date = document.statusDate?.day,
    (date.year, date.month) > (document.issueDate.year, document.issueDate.month)
  else { return }
  report(
    at: "/statusDate",
    en: "The invoice of \(document.issueDate) was annulled on \(date), after its month; AT expects "
      + "a credit note once the month has closed",
    pt: "A fatura de \(document.issueDate) foi anulada em \(date), depois do seu mês; a AT espera "
      + "uma nota de crédito depois de fechado o mês")
}
