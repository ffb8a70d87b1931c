internal import DocumentModel
internal import Measures

let receiptsAreNotSigned = Rule(
  "HASH-06", .warning,
  en: "Receipts are not signed.",
  pt: "Os recibos não são assinados.",
  law: ["Despacho 8632/2014, 1.1 e 2.2.3"],
  reads: [.type, .hash, .importedFrom]
) { document, report in
  guard document.family == .payment, let hash = document.hash, hash != "0" else { return }
  if document.isAsIssued {
    report(
      at: "/hash",
      en:
        "The receipt was issued with a signature, which receipts need not have; it is printed and "
        + "coded as it was issued",
      pt: "O recibo foi emitido com assinatura, que os recibos não precisam de ter; é impresso e "
        + "codificado como foi emitido")
    return
  }
  report(
    at: "/hash",
    en: "A receipt carries a hash; receipts are not signed, so it is neither printed nor coded",
    pt: "Um recibo traz hash; os recibos não são assinados, pelo que não é impresso nem codificado")
}
