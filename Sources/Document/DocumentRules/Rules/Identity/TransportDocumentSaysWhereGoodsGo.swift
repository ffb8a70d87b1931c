internal import DocumentModel
internal import Measures

let transportDocumentSaysWhereGoodsGo = Rule(
  "TRA-02", .warning,
  en: "A transport document gives the places of loading and unloading, unless the recipient is "
    + "unknown.",
  pt: "Um documento de transporte indica os locais de carga e descarga, salvo se o destinatário "
    + "for desconhecido.",
  law: ["DL 147/2003 art. 4", "Portaria 302/2016, 4.2.3.11"],
  reads: [.type, .buyer, .shipment]
) { document, report in
  // A warning: where a guide does not name them, the law takes those of the parties.
  guard document.family == .movementOfGoods, let shipment = document.shipment else { return }
  if let from = shipment.from, from.address.isMissing {
    report(
      at: "/shipment/from/address",
      en: "The place of loading is not given; the seller's address counts as it",
      pt: "O local de carga não está indicado; conta como tal a morada do vendedor")
  }
  if shipment.to?.address.isMissing ?? true, !document.isForFinalConsumer {
    report(
      at: shipment.to == nil ? "/shipment/to" : "/shipment/to/address",
      en: "The place of unloading is not given and the recipient is known; the customer's "
        + "address counts as it",
      pt: "O local de descarga não está indicado e o destinatário é conhecido; conta como tal a "
        + "morada do adquirente")
  }
}
