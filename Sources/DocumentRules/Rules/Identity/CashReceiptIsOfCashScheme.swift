internal import DocumentModel
internal import Measures

let cashReceiptIsOfCashScheme = Rule(
  "REG-01", .warning,
  en: "Receipts of type RC belong to the cash-accounting scheme.",
  pt: "Os recibos do tipo RC são do regime de IVA de caixa.",
  law: ["DL 71/2013, anexo, art. 6", "Portaria 302/2016, 4.4.4.6"],
  reads: [.type, .regimes]
) { document, report in
  guard document.type == .RC, !document.regimes.cashVat else { return }
  report(
    at: "/regimes/cashVat",
    en: "An RC is a receipt of the cash-accounting scheme and regimes.cashVat does not say so; "
      + "set it to true, or use type RG",
    pt: "Um RC é um recibo do regime de IVA de caixa e regimes.cashVat não o diz; passe-o a true, "
      + "ou use o tipo RG")
}
