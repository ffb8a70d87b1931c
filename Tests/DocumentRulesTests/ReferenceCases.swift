import DocumentModel
import Measures

/// TRA, REF and ORI: goods on their way, and other documents.
let referenceCases: [RuleCase] = [
  RuleCase("TRA-01", "no shipment", .transport, finds: ["/shipment"]) { $0.shipment = nil },
  RuleCase("TRA-01", "no start", .transport, finds: ["/shipment/from"]) { $0.shipment?.from = nil },
  RuleCase("TRA-01", "no start time", .transport, finds: ["/shipment/from/time"]) {
    $0.shipment?.from?.time = nil
  },
  RuleCase("TRA-01", "an invoice may travel without", .invoice),
  RuleCase("TRA-01", "the day alone", .transport, finds: ["/shipment/from/time"]) {
    $0.leave(on: "2026-05-04")
  },

  RuleCase("TRA-02", "no place of loading", .transport, finds: ["/shipment/from/address"]) {
    $0.shipment?.from?.address = nil
  },
  RuleCase("TRA-02", "no destination", .transport, finds: ["/shipment/to"]) {
    $0.shipment?.to = nil
  },
  RuleCase("TRA-02", "empty address", .transport, finds: ["/shipment/to/address"]) {
    $0.shipment?.to?.address = Address()
  },
  RuleCase("TRA-02", "unknown recipient", .transport) {
    $0.buyer = nil
    $0.shipment?.to = nil
  },

  RuleCase("TRA-03", "vehicle without start", finds: ["/shipment/from"]) {
    $0.shipment = Document.transport.shipment
    $0.shipment?.from = nil
  },
  RuleCase("TRA-03", "start without time", finds: ["/shipment/from/time"]) {
    $0.shipment = Document.transport.shipment
    $0.shipment?.from?.time = nil
  },
  RuleCase("TRA-03", "whole") { $0.shipment = Document.transport.shipment },
  RuleCase("TRA-03", "place of delivery only") {
    $0.shipment = with(Shipment()) { $0.to = Document.transport.shipment?.to }
  },

  RuleCase("TRA-04", "left a minute before", .transport, finds: ["/shipment/from/time"]) {
    $0.shipment?.from?.time = DateTime("2026-05-04T09:14:59")
  },
  RuleCase("TRA-04", "left in the same minute", .transport) {
    $0.systemEntryDate = DateTime("2026-05-04T10:30:59") ?? .unknown
  },
  RuleCase("TRA-04", "recovered afterwards", .transport) {
    $0.recover("1-GTM abc/00001")
    $0.systemEntryDate = DateTime("2026-05-05T09:00:00") ?? .unknown
  },

  RuleCase("TRA-05", "arrives a second before", .transport, finds: ["/shipment/to/time"]) {
    $0.shipment?.to?.time = DateTime("2026-05-04T10:29:59")
  },
  RuleCase("TRA-05", "arrives at once", .transport) {
    $0.shipment?.to?.time = DateTime("2026-05-04T10:30:00")
  },

  RuleCase("TRA-06", "a day without an hour", .transport, finds: ["/shipment/from/date"]) {
    $0.leave(on: "2026-05-04")
    $0.importedFrom = .gobl
  },
  RuleCase("TRA-06", "imported with its hour", .transport) { $0.importedFrom = .gobl },

  RuleCase("TRA-07", "a number alone", .transport, finds: ["/buyer/name", "/buyer/address"]) {
    $0.buyer?.name = " "
    $0.buyer?.address = nil
  },
  RuleCase("TRA-07", "an unknown recipient", .transport) { $0.buyer = nil },
  RuleCase("TRA-07", "a pro forma", .proForma) { $0.buyer?.address = nil },

  RuleCase("REF-01", "NC of nothing", .creditNote, finds: ["/references"]) { $0.references = [] },
  RuleCase("REF-01", "ND of nothing", .creditNote, finds: ["/references"]) {
    $0.type = .ND
    $0.references = []
  },
  RuleCase("REF-01", "NC of two", .creditNote) {
    $0.references.append(with($0.references[0]) { $0.number = "FT A2026/2" })
  },

  RuleCase("REF-02", "51 characters", .creditNote, finds: ["/references/1/reason"]) {
    $0.references.append(with($0.references[0]) { $0.reason = String(repeating: "é", count: 51) })
  },
  RuleCase("REF-02", "50 characters in 100 bytes", .creditNote) {
    $0.references[0].reason = String(repeating: "é", count: 50)
  },

  RuleCase("REF-03", "none", .creditNote, finds: ["/references/0/reason"]) {
    $0.references[0].reason = nil
  },
  RuleCase("REF-03", "blank", .creditNote, finds: ["/references/0/reason"]) {
    $0.references[0].reason = "  "
  },
  RuleCase("REF-03", "short", .creditNote) { $0.references[0].reason = "Erro" },

  RuleCase("REF-04", "on an invoice", finds: ["/references"]) {
    $0.references = [with(Document.creditNote.references[0]) { $0.number = "FT A2025/9" }]
  },
  RuleCase("REF-04", "on a debit note", .creditNote) { $0.type = .ND },

  RuleCase("REF-05", "61 characters", .creditNote, finds: ["/references/0/number"]) {
    $0.references[0].number = "FT " + String(repeating: "A", count: 56) + "/1"
  },
  RuleCase("REF-05", "empty", .creditNote, finds: ["/references/0/number"]) {
    $0.references[0].number = ""
  },
  RuleCase("REF-05", "60 characters", .creditNote) {
    $0.references[0].number = "FT " + String(repeating: "A", count: 55) + "/1"
  },

  RuleCase("REF-06", "a number of old times", .creditNote, finds: ["/references/0/number"]) {
    $0.references[0].number = "1234"
  },
  RuleCase("REF-06", "itself", .creditNote, finds: ["/references/0/number"]) {
    $0.references[0].number = $0.number
  },
  RuleCase("REF-06", "a foreign internal code", .creditNote) {
    $0.references[0].number = "1T 1/1"
  },

  RuleCase("REF-07", "tomorrow's", .creditNote, finds: ["/references/0/date"]) {
    $0.references[0].date = Day("2026-05-05")
  },
  RuleCase("REF-07", "the same day's", .creditNote) { $0.references[0].date = Day("2026-05-04") },
  RuleCase("REF-07", "without date", .creditNote) { $0.references[0].date = nil },

  RuleCase("ORI-01", "61 characters", finds: ["/originating/0/number"]) {
    $0.originating = [with(Origin()) { $0.number = String(repeating: "A", count: 61) }]
  },
  RuleCase("ORI-01", "a customer's own order number") {
    $0.originating = [with(Origin()) { $0.number = "PO 4500012345" }]
  },
]
