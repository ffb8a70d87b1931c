internal import DocumentModel
internal import Measures

let onlyReceiptsSettle = Rule(
  "REC-01", .error,
  en: "A receipt names the documents it settles; no other document settles any.",
  pt: "Um recibo indica os documentos que paga; nenhum outro documento os indica.",
  law: ["Portaria 302/2016, 4.4, SourceDocumentID", "DL 71/2013, annex art. 6"],
  reads: [.type, .settled]
) { document, report in
  let isReceipt = document.family == .payment
  guard document.settled.isEmpty == isReceipt else { return }
  if isReceipt {
    report(
      at: "/settled",
      en: "The receipt (\(document.type)) names no document that it settles; add `settled`, with"
        + " number, date and amount of each",
      pt: "O recibo (\(document.type)) não indica nenhum documento pago; acrescente `settled`, com"
        + " número, data e valor de cada um")
  } else {
    report(
      at: "/settled",
      en: "Only receipts (RC, RG) settle documents, but this is of type \(document.type); remove"
        + " `settled`; a document's own payment belongs in `payment.paid`",
      pt: "Só os recibos (RC, RG) pagam documentos, mas este é do tipo \(document.type); retire"
        + " `settled`; o pagamento do próprio documento indica-se em `payment.paid`")
  }
}
