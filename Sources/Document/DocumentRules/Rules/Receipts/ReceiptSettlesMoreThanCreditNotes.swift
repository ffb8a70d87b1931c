internal import DocumentModel
internal import Measures

let receiptSettlesMoreThanCreditNotes = Rule(
  "REC-06", .warning,
  en: "A receipt settles more than credit notes alone.",
  pt: "Um recibo não paga apenas notas de crédito.",
  law: ["Portaria 302/2016, 4.4, DebitAmount and CreditAmount", "Despacho 8632/2014, 2.2.6"],
  reads: [.type, .settled]
) { document, report in
  guard document.family == .payment, !document.settled.isEmpty,
    document.settled.allSatisfy(\.takesOff)
  else { return }
  report(
    at: "/settled",
    en: "Every document of the receipt takes off, so that its total is money paid back to the"
      + " customer; check that this was meant",
    pt: "Todos os documentos do recibo se deduzem, pelo que o seu total é dinheiro devolvido ao"
      + " cliente; confirme que é isso")
}
