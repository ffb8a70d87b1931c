internal import DocumentModel
internal import Measures

let receiptIsForWhatWasPaid = Rule(
  "PAY-09", .warning,
  en: "What a receipt says was paid adds up to its total, with or without tax withheld.",
  pt: "O que um recibo diz ter sido pago soma o seu total, com ou sem as retenções.",
  law: ["Portaria 302/2016, 4.4.4 (PaymentMethod, DocumentTotals)"],
  reads: [.type, .totals, .withholdings, .payment]
) { document, report in
  guard document.family == .payment, let totals = document.totals,
    let paid = document.payment?.paid, !paid.isEmpty,
    document.exactPaid != Int128(totals.gross.cents),
    document.exactPaid != document.exactPayable
  else { return }
  let sum = Money(cents: Int64(clamping: document.exactPaid))
  report(
    at: "/payment/paid",
    en: "\(sum) EUR were paid and the receipt is for \(totals.gross) EUR; check which is right",
    pt: "Foram pagos \(sum) EUR e o recibo é de \(totals.gross) EUR; confirme qual está certo")
}
