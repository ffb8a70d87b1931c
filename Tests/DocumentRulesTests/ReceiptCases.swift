import DocumentModel
import Measures

/// REC, SUM, FS: receipts and simplified invoices.
let receiptCases: [RuleCase] = [
  receiptReceipts, receiptTaxes, receiptSimplified,
].flatMap(\.self)

private let receiptReceipts: [RuleCase] = [
  RuleCase("REC-01", "a receipt for nothing", .receipt, finds: ["/settled"]) { $0.settled = [] },
  RuleCase("REC-01", "an invoice that settles another", finds: ["/settled"]) {
    $0.settled = [.of("FT A2026/9", 1_00)]
  },
  RuleCase("REC-01", "a receipt for two invoices", .receipt) {
    $0.settled = [.of("FT A2026/1", 100_00), .of("FT A2026/2", 23_00)]
  },
  RuleCase("REC-02", "a receipt a cent off", .receipt, finds: ["/totals/gross"]) {
    $0.settled[0].amount = 123_01
  },
  RuleCase("REC-02", "amounts before a discount for early payment", .receipt) {
    $0.settled[0].amount = 125_00
    $0.settled[0].discount = 2_00
  },
  RuleCase("REC-02", "amounts after a discount for early payment", .receipt) {
    $0.settled[0].discount = 2_00
  },
  RuleCase("REC-02", "a credit note set off", .receipt) {
    $0.settled = [.of("FT A2026/1", 150_00), .of("NC D2026/1", 27_00)]
  },
  RuleCase("REC-02", "a credit note of another internal code set off", .receipt) {
    $0.settled = [.of("FT A2026/1", 150_00), .of("1N D2026/1", 27_00)]
    $0.settled[1].credit = true
  },
  RuleCase("REC-02", "a flagged credit note added", .receipt, finds: ["/totals/gross"]) {
    $0.settled = [.of("FT A2026/1", 100_00), .of("NC D2026/1", 23_00)]
    $0.settled[1].credit = true
  },
  RuleCase(
    "REC-02", "a credit note said not to be one set off", .receipt,
    finds: [
      "/totals/gross"
    ]
  ) {
    $0.settled = [.of("FT A2026/1", 150_00), .of("NC D2026/1", 27_00)]
    $0.settled[1].credit = false
  },
  RuleCase("REC-02", "an invoice refunded with a discount", .receipt) {
    $0.settled = [.of("FT A2026/1", 125_00), .of("FT A2026/2", 2_00)]
    $0.settled[0].discount = 2_00
    $0.settled[1].credit = true
    $0.settled[1].discount = 0
  },
  RuleCase("REC-06", "nothing but credit notes", .receipt, finds: ["/settled"]) {
    $0.settled = [.of("NC D2026/1", 123_00)]
    $0.settled[0].credit = true
  },
  RuleCase("REC-06", "a credit note that nobody marked", .receipt) {
    $0.settled = [.of("NC D2026/1", 123_00)]
  },
  RuleCase("REC-02", "amounts after withholding", .receipt) {
    $0.settled[0].amount = 98_00
    $0.payment = nil
    $0.withholdings = [with(Withholding()) { $0.amount = 25_00 }]
  },
  RuleCase(
    "REC-02", "amounts that sixty-four bits cannot hold", .receipt, finds: ["/totals/gross"]
  ) { $0.settled = Array(repeating: .of("FT A2026/1", .max), count: 3) },
  RuleCase(
    "REC-03", "a cash-accounting receipt without taxes", .cashReceipt, finds: ["/taxSummary"]
  ) { $0.taxSummary = nil },
  RuleCase("REC-03", "another receipt without taxes", .receipt),
  RuleCase("REC-04", "an invoice of tomorrow", .receipt, finds: ["/settled/0/date"]) {
    $0.settled[0].date = Day("2026-05-05")
  },
  RuleCase("REC-04", "an invoice of the same day", .receipt) {
    $0.settled[0].date = $0.issueDate
  },
  RuleCase("REC-04", "an invoice of unknown date", .receipt) { $0.settled[0].date = nil },
  RuleCase("REC-05", "an invoice without a number", .receipt, finds: ["/settled/0/number"]) {
    $0.settled[0].number = " "
  },
  RuleCase("REC-05", "an invoice numbered by another system", .receipt) {
    $0.settled[0].number = "1"
  },
]

private let receiptTaxes: [RuleCase] = [
  RuleCase("SUM-04", "a tax far from its base", .cashReceipt, finds: ["/taxSummary/0/amount"]) {
    $0.taxSummary = [.of(.normal, 99_80, 23_20)]
    $0.total(net: 99_80, tax: 23_20)
  },
  RuleCase("SUM-04", "a tax on what is exempt", .cashReceipt, finds: ["/taxSummary/0/amount"]) {
    $0.taxSummary = [.of(.exempt, 122_99, 1)]
    $0.total(net: 122_99, tax: 1)
  },
  RuleCase("SUM-04", "stamp duty by the piece", .receipt) {
    $0.taxSummary = [.of(.stampDuty("4", each: 5), 120_00, 3_00)]
    $0.total(net: 120_00, tax: 3_00)
  },
  RuleCase("SUM-05", "a tax near its base", .cashReceipt, finds: ["/taxSummary/0/amount"]) {
    $0.taxSummary = [.of(.normal, 99_96, 23_04)]
    $0.total(net: 99_96, tax: 23_04)
  },
  RuleCase("SUM-05", "a tax rounded for the one invoice", .cashReceipt) {
    $0.settled[0].amount = 123_01
    $0.taxSummary = [.of(.normal, 100_00, 23_01)]
    $0.total(net: 100_00, tax: 23_01)
    $0.payment = nil
  },
]

private let receiptSimplified: [RuleCase] = [
  RuleCase("FS-01", "1000.00 to a final consumer", .simplified) { $0.sell(for: 1000_00) },
  RuleCase("FS-01", "1000.01 to a final consumer", .simplified, finds: ["/totals/gross"]) {
    $0.sell(for: 1000_01)
  },
  RuleCase("FS-01", "any sum by a small taxpayer", .simplified) {
    $0.charge(.exempt("M10"))
    $0.sell(for: 2000_00)
  },
  RuleCase("FS-01", "by a small taxpayer before July 2025", .simplified, finds: ["/totals/gross"]) {
    $0.charge(.exempt("M10"))
    $0.sell(for: 2000_00)
    $0.issue(on: "2025-06-30")
  },
  RuleCase("FS-01", "an invoice of any sum") { $0.sell(for: 2000_00) },
  RuleCase("FS-02", "100.00 to a company", .simplified) {
    $0.sell(for: 100_00, to: .customer)
  },
  RuleCase("FS-02", "100.01 to a company", .simplified, finds: ["/totals/gross"]) {
    $0.sell(for: 100_01, to: .customer)
  },
  RuleCase("FS-02", "100.01 to a private person", .simplified) {
    $0.sell(for: 100_01, to: with(.customer) { $0.taxId = "123456789" })
  },
  RuleCase("FS-02", "1000.01 to a company", .simplified, finds: ["FS-01 /totals/gross"]) {
    $0.sell(for: 1000_01, to: .customer)
  },
  RuleCase("FS-03", "a supply in France", .simplified, finds: ["/lines/0/tax/region"]) {
    $0.charge(.vat("OUT", 20, region: "FR"))
  },
  RuleCase("FS-03", "a supply in Madeira", .simplified) {
    $0.charge(.vat("NOR", 22, region: "PT-MA"))
  },
]

extension Document {
  /// Leaves one exempt line, or the one there is, for `cents`.
  fileprivate mutating func sell(for cents: Int64, to buyer: Party? = nil) {
    charge(lines.count == 1 ? lines[0].tax ?? .exempt : .exempt)
    lines[0] = .of("Artigo", "UN", 1, cents, cents, lines[0].tax ?? .exempt)
    taxSummary?[0].base = Money(cents: cents)
    total(net: cents, tax: 0)
    if let buyer { self.buyer = buyer }
  }
}
