internal import DocumentModel
internal import Measures

let valueChangesByCreditNote = Rule(
  "STA-06", .warning,
  en: "The value of an invoice that was delivered changes by credit note, not by annulment.",
  pt: "O valor de uma fatura já entregue altera-se por nota de crédito, e não por anulação.",
  law: ["CIVA art. 29 n.7", "CIVA art. 78", "Despacho 8632/2014, 3.3.8"],
  reads: [.type, .status, .statusDate, .issueDate]
) { document, report in
  // The law names no term; what was annulled soon is not worth a word.
  guard document.status == .annulled, document.family == .salesInvoice,
    let date = document.statusDate?.day,
    (date.year, date.month) > (document.issueDate.year, document.issueDate.month)
  else { return }
  report(
    at: "/statusDate",
    en:
      "The invoice of \(document.issueDate) was annulled on \(date); if it had reached the customer"
      + " by then, its value and tax change by credit note only",
    pt:
      "A fatura de \(document.issueDate) foi anulada em \(date); se já tinha chegado ao cliente, o"
      + " seu valor e imposto só se alteram por nota de crédito")
}
