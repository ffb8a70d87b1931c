internal import DocumentModel
internal import Measures

let goodsLeaveAfterDocument = Rule(
  "TRA-04", .warning,
  en: "A transport document is made before the goods leave.",
  pt: "Um documento de transporte é feito antes de os bens partirem.",
  law: ["DL 147/2003 art. 6 n.1"],
  reads: [.systemEntryDate, .source, .shipment]
) { document, report in
  // The movement may be told to the minute only (Portaria 302/2016, 4.1.4.18), and documents of
  // other origins were entered later than they were made.
  guard document.source == .produced, let start = document.shipment?.from?.time,
    let entry = document.systemEntryDate, start.minutely < entry.minutely
  else { return }
  report(
    at: "/shipment/from/time",
    en: "The goods left at \(start) and the document was made later, at "
      + "\(entry); a guide must exist before the movement starts",
    pt: "Os bens partiram em \(start) e o documento foi feito depois, em "
      + "\(entry); a guia tem de existir antes do início da circulação")
}

extension DateTime {
  /// This time without its seconds.
  fileprivate var minutely: DateTime { DateTime(day: day, hour: hour, minute: minute, second: 0) }
}
