internal import DocumentModel
internal import Measures

let multibancoAmountIsPayable = Rule(
  "PAY-05", .warning,
  en: "The amount of a Multibanco payment is what remains to be paid.",
  pt: "O valor de um pagamento Multibanco é o que falta pagar.",
  law: ["Despacho 8632/2014, 2.2.7", "SIBS: pagamento de serviços"],
  reads: [.totals, .withholdings, .payment]
) { document, report in
  guard document.totals != nil else { return }
  document.forEachMethod { method, pointer in
    guard case .multibanco(_, _, let amount?) = method else { return }
    let payable = document.exactPayable
    guard Int128(amount.cents) != payable, Int128(amount.cents) != payable - document.exactPaid
    else { return }
    let due = Money(cents: Int64(clamping: payable))
    report(
      at: pointer().key("amount"),
      en: "The Multibanco reference is for \(amount) EUR and \(due) EUR are to be paid; check "
        + "which is right",
      pt: "A referência Multibanco é de \(amount) EUR e há \(due) EUR a pagar; confirme qual está "
        + "certo")
  }
}
