internal import DocumentModel
internal import Measures

let invoiceReceiptIsPaidInFull = Rule(
  "PAY-08", .error,
  en: "What an invoice-receipt says was paid adds up to its gross total less tax withheld.",
  pt: "O que uma fatura-recibo diz ter sido pago soma o total menos as retenções.",
  law: ["Portaria 302/2016, 4.1.4.8", "Despacho 8632/2014, 2.2.7"],
  reads: [.type, .totals, .withholdings, .payment]
) { document, report in
  guard document.type == .FR, document.totals != nil, let paid = document.payment?.paid,
    !paid.isEmpty, document.exactPaid != document.exactPayable
  else { return }
  let (sum, due) = (
    Money(cents: Int64(clamping: document.exactPaid)),
    Money(cents: Int64(clamping: document.exactPayable))
  )
  if document.exactCash >= document.exactPaid - document.exactPayable,
    document.exactPaid > document.exactPayable
  {
    report.warn(
      at: "/payment/paid",
      en:
        "\(sum) EUR were paid and \(due) EUR (gross less withholdings) were to be; the payment is "
        + "what the issuer keeps, not the cash that was handed over",
      pt:
        "Foram pagos \(sum) EUR e eram devidos \(due) EUR (total menos retenções); o pagamento é o "
        + "que fica com o emitente, não o numerário entregue")
    return
  }
  report(
    at: "/payment/paid",
    en: "\(sum) EUR were paid and \(due) EUR (gross less withholdings) were to be; an FR is paid "
      + "in full, correct the payments or use FT",
    pt: "Foram pagos \(sum) EUR e eram devidos \(due) EUR (total menos retenções); uma FR está "
      + "paga por inteiro, corrija os pagamentos ou use FT")
}
