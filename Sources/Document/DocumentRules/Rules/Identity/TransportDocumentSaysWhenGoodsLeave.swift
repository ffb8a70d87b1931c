internal import DocumentModel
internal import Measures

let transportDocumentSaysWhenGoodsLeave = Rule(
  "TRA-01", .error,
  en: "A transport document says when the movement of the goods starts.",
  pt: "Um documento de transporte diz quando começa a circulação dos bens.",
  law: ["DL 147/2003 art. 4", "Portaria 302/2016, 4.2.3.19"],
  reads: [.type, .shipment, .importedFrom]
) { document, report in
  let start = document.shipment?.from
  // Of a document printed as it was issued the day will do; TRA-06 warns.
  guard document.family == .movementOfGoods, start?.time == nil,
    start?.date == nil || !document.isAsIssued
  else { return }
  report(
    at: document.shipment == nil
      ? "/shipment" : document.shipment?.from == nil ? "/shipment/from" : "/shipment/from/time",
    en: "A document of type \(document.type.rawValue) accompanies goods and says when they leave; "
      + "give shipment.from.time",
    pt: "Um documento do tipo \(document.type.rawValue) acompanha bens e diz quando partem; "
      + "indique shipment.from.time")
}
