internal import DocumentModel
internal import Measures

let cashSchemeUsesCashReceipts = Rule(
  "REG-02", .warning,
  en: "Receipts of the cash-accounting scheme are of type RC.",
  pt: "Os recibos do regime de IVA de caixa são do tipo RC.",
  law: ["DL 71/2013, anexo, art. 6", "Portaria 302/2016, 4.4.4.6"],
  reads: [.type, .regimes]
) { document, report in
  guard document.type == .RG, document.regimes.cashVat else { return }
  report(
    at: "/type",
    en: "The receipt is of the cash-accounting scheme and its type is RG; use RC, or leave "
      + "regimes.cashVat out",
    pt: "O recibo é do regime de IVA de caixa e o tipo é RG; use RC, ou retire regimes.cashVat")
}
