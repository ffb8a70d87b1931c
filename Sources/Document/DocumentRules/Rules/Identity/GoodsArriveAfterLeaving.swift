internal import DocumentModel
internal import Measures

let goodsArriveAfterLeaving = Rule(
  "TRA-05", .error,
  en: "The goods do not arrive before they leave.",
  pt: "Os bens não chegam antes de partirem.",
  law: ["Portaria 302/2016, 4.1.4.17 e 4.1.4.18"],
  reads: [.shipment]
) { document, report in
  guard let start = document.shipment?.from?.time, let end = document.shipment?.to?.time,
    end < start
  else { return }
  report(
    at: "/shipment/to/time",
    en: "The goods arrive at \(end), before they leave at \(start); correct one of the two",
    pt: "Os bens chegam em \(end), antes de partirem em \(start); corrija uma das duas")
}
