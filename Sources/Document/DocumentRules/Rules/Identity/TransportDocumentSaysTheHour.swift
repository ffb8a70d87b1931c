internal import DocumentModel
internal import Measures

let transportDocumentSaysTheHour = Rule(
  "TRA-06", .warning,
  en: "A transport document says at which hour the movement of the goods starts, not just the day.",
  pt: "Um documento de transporte diz a que hora começa a circulação dos bens, e não só o dia.",
  law: ["DL 147/2003 art. 4", "Portaria 302/2016, 4.2.3.19"],
  reads: [.type, .shipment, .importedFrom]
) { document, report in
  guard document.isAsIssued, let start = document.shipment?.from, start.time == nil,
    let day = start.date
  else { return }
  report(
    at: "/shipment/from/date",
    en:
      "The goods leave on \(day) and the source does not say at which hour; write it on the guide "
      + "before the movement starts",
    pt: "Os bens partem em \(day) e a origem não diz a que hora; escreva-a na guia antes do início "
      + "da circulação")
}
