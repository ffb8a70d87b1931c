internal import DocumentModel
internal import Measures

let recipientIsNamed = Rule(
  "TRA-07", .warning,
  en: "A transport document gives name and seat of the recipient, unless the recipient is unknown.",
  pt:
    "Um documento de transporte indica o nome e a sede do destinatário, salvo se for desconhecido.",
  law: ["DL 147/2003 art. 4 n.2 b)"],
  reads: [.type, .buyer]
) { document, report in
  guard document.family == .movementOfGoods, document.hasCustomerNumber, let buyer = document.buyer
  else { return }
  if buyer.name.isMissing {
    report(
      at: "/buyer/name",
      en: "The recipient \(quoted(document.buyerTaxId)) has no name, which a transport document"
        + " gives; give buyer.name",
      pt:
        "O destinatário \(quoted(document.buyerTaxId)) não tem nome, que um documento de transporte"
        + " indica; indique buyer.name")
  }
  if buyer.address.isMissing {
    report(
      at: "/buyer/address",
      en: "The recipient \(quoted(document.buyerTaxId)) has no seat or address, which a transport"
        + " document gives; give buyer.address",
      pt:
        "O destinatário \(quoted(document.buyerTaxId)) não tem sede ou domicílio, que um documento"
        + " de transporte indica; indique buyer.address")
  }
}
