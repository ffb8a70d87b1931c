internal import DocumentModel
internal import Measures

let cashReceiptIsDatedAtPayment = Rule(
  "PAY-10", .warning,
  en: "A receipt of the cash-accounting scheme is dated at payment.",
  pt: "Um recibo do regime de IVA de caixa tem a data do pagamento.",
  law: ["DL 71/2013, anexo, art. 6"],
  reads: [.type, .issueDate, .payment]
) { document, report in
  guard document.type == .RC, let payment = document.payment else { return }
  for (index, paid) in payment.paid.enumerated() {
    guard let date = paid.date, date != document.issueDate else { continue }
    report(
      at: ("/payment/paid" as JSONPointer).index(index).key("date"),
      en: "Payment was on \(date) and the receipt is of \(document.issueDate); the tax falls due "
        + "at payment, check the date",
      pt: "O pagamento foi em \(date) e o recibo é de \(document.issueDate); o imposto é exigível "
        + "no pagamento, confirme a data")
  }
}
