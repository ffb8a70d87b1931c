internal import DocumentModel
internal import Measures

let invoiceThatTravelsSaysWhenGoodsLeave = Rule(
  "TRA-03", .error,
  en: "An invoice that serves as transport document says when the movement starts.",
  pt: "Uma fatura que serve de documento de transporte diz quando começa a circulação.",
  law: ["Portaria 302/2016, 4.1.4.18", "DL 147/2003 art. 4"],
  reads: [.type, .shipment]
) { document, report in
  guard document.isInvoiceThatTravels, let shipment = document.shipment,
    shipment.from?.time == nil
  else { return }
  report(
    at: shipment.from == nil ? "/shipment/from" : "/shipment/from/time",
    en: "The invoice accompanies the goods and does not say when they leave; give "
      + "shipment.from.time, or in shipment only the place of delivery",
    pt: "A fatura acompanha os bens e não diz quando partem; indique shipment.from.time, ou em "
      + "shipment só o local de entrega")
}
