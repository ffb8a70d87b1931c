import DocumentModel
import Measures

/// LIN, VAL: lines, their amounts, and whether a document has values at all.
let lineCases: [RuleCase] = [
  lineLines, lineAmounts, lineValues, negativeLines, textLines,
].flatMap(\.self)

private let lineLines: [RuleCase] = [
  RuleCase("LIN-01", "one line is enough") { $0.charge(.normal) },
  RuleCase("LIN-01", "a guide without lines", .transport, finds: ["/lines"]) { $0.lines = [] },
  RuleCase(
    "LIN-01", "an invoice without lines", finds: ["/lines"]
  ) { $0.lines = [] },
  RuleCase("LIN-01", "a receipt with a line", .receipt, finds: ["/lines"]) {
    $0.lines = Document.transport.lines
  },
  RuleCase("LIN-04", "a quantity of nothing", .transport, finds: ["/lines/1/quantity"]) {
    $0.lines[1].quantity = .zero
  },
  RuleCase("LIN-04", "a credit note on the value alone", .creditNote) {
    $0.lines[0].quantity = .zero
    $0.lines[0].amount = 0
    $0.taxSummary = [.of(.normal, 0, 20_93)]
    $0.total(net: 0, tax: 20_93)
  },
  RuleCase("LIN-05", "an empty description", finds: ["/lines/2/description"]) {
    $0.lines[2].description = ""
  },
  RuleCase("LIN-05", "a description of spaces", finds: ["/lines/0/description"]) {
    $0.lines[0].description = " \t "
  },
  RuleCase("LIN-05", "a description of one character") { $0.lines[0].description = "é" },
  RuleCase("LIN-06", "an empty unit", .transport, finds: ["/lines/0/unit"]) {
    $0.lines[0].unit = ""
  },
  RuleCase("LIN-06", "a unit of one character") { $0.lines[0].unit = "m" },
]

private let lineAmounts: [RuleCase] = [
  RuleCase("LIN-02", "half a cent rounded down") {
    $0.charge(.normal)
    $0.lines[0].unitPrice = Price(Decimal(millionths: 100_005_000))
  },
  RuleCase("LIN-02", "a cent more than computed") {
    $0.charge(.normal)
    $0.lines[0].unitPrice = Price(Decimal(millionths: 99_990_000))
  },
  RuleCase("LIN-02", "two cents more than computed", finds: ["/lines/0/amount"]) {
    $0.charge(.normal)
    $0.lines[0].unitPrice = Price(Decimal(millionths: 99_980_000))
  },
  RuleCase("LIN-02", "two cents less than computed", finds: ["/lines/0/amount"]) {
    $0.charge(.normal)
    $0.lines[0].unitPrice = Price(Decimal(millionths: 100_020_000))
  },
  RuleCase("LIN-02", "six decimals on both sides") {
    $0.charge(.normal)
    $0.lines[0].quantity = Decimal(millionths: 3_333_333)
    $0.lines[0].unitPrice = Price(Decimal(millionths: 30_000_003))
  },
  RuleCase("LIN-02", "ten decimals of a price") {
    $0.charge(.normal)
    $0.lines[0].quantity = Decimal(1_000_000)
    $0.lines[0].unitPrice = Price(units: 1_000_049)
  },
  RuleCase("LIN-02", "ten decimals of a price, two cents off", finds: ["/lines/0/amount"]) {
    $0.charge(.normal)
    $0.lines[0].quantity = Decimal(1_000_000)
    $0.lines[0].unitPrice = Price(units: 1_000_150)
  },
  RuleCase("LIN-09", "a cent on the other side of zero", finds: ["/lines/0/amount"]) {
    $0.charge(.normal)
    $0.lines.insert(.of("Brinde", "UN", 1, 0, -1, .normal), at: 0)
    $0.lines[1].amount = 100_01
  },
  RuleCase("LIN-02", "a discount in percent") {
    $0.charge(.normal)
    $0.lines[0].unitPrice = Price(Decimal(millionths: 114_285_715))
    $0.lines[0].discount = with(Discount()) { $0.percent = Decimal(millionths: 12_500_000) }
  },
  RuleCase("LIN-02", "a discount left out of the amount", finds: ["/lines/0/amount"]) {
    $0.charge(.normal)
    $0.lines[0].discount = with(Discount()) { $0.amount = 5_00 }
  },
  RuleCase(
    "LIN-02", "the largest numbers the format allows", finds: ["/lines/0/amount"]
  ) {
    $0.charge(.normal)
    $0.lines[0].quantity = Decimal(millionths: 999_999_999_999_999_999)
    $0.lines[0].unitPrice = Price(Decimal(millionths: 999_999_999_999_999_999))
    $0.lines[0].discount = with(Discount()) { $0.percent = Decimal(50) }
  },
  RuleCase("LIN-03", "all of it given away") {
    $0.lines = [.of("Brinde", "UN", 2, 5_00, 0, .normal)]
    $0.lines[0].discount = with(Discount()) { $0.percent = Decimal(100) }
    $0.taxSummary = [.of(.normal, 0, 0)]
    $0.total(net: 0, tax: 0)
  },
  RuleCase("LIN-03", "an amount that takes the whole price") {
    $0.lines = [.of("Brinde", "UN", 2, 5_00, 0, .normal)]
    $0.lines[0].discount = with(Discount()) { $0.amount = 10_00 }
    $0.taxSummary = [.of(.normal, 0, 0)]
    $0.total(net: 0, tax: 0)
  },
  RuleCase("LIN-03", "above the price", finds: ["/lines/0/discount/amount"]) {
    $0.lines[0].discount = with(Discount()) { $0.amount = 150_01 }
  },
  RuleCase("LIN-03", "above a hundred percent", finds: ["/lines/0/discount/percent"]) {
    $0.lines[0].discount = with(Discount()) { $0.percent = Decimal(millionths: 100_000_001) }
  },
  RuleCase("LIN-03", "below nothing", finds: ["/lines/0/discount/percent"]) {
    $0.lines[0].discount = with(Discount()) { $0.percent = Decimal(-1) }
  },
  RuleCase("LIN-03", "percent and amount at once", finds: ["/lines/0/discount"]) {
    $0.lines[0].discount = with(Discount()) {
      $0.percent = Decimal(1)
      $0.amount = 1_50
    }
  },
  RuleCase("LIN-03", "neither percent nor amount", finds: ["/lines/0/discount"]) {
    $0.lines[0].discount = Discount()
  },
]

private let lineValues: [RuleCase] = [
  RuleCase(
    "VAL-01", "an invoice line without any value",
    finds: ["/lines/1/unitPrice", "/lines/1/amount", "/lines/1/tax"]
  ) { $0.lines[1] = .of("Azeite", "L", 10) },
  RuleCase("VAL-01", "a pro-forma line without a tax", .proForma, finds: ["/lines/0/tax"]) {
    $0.lines[0].tax = nil
  },
  RuleCase("VAL-01", "a guide with values on every line", .transport) {
    $0.charge(.normal)
  },
  RuleCase("TOT-05", "a table check priced with tax", .proForma) { $0.priceWithTax(738_00) },
  RuleCase("TOT-05", "a cent off", .proForma, finds: ["/totals/gross"]) {
    $0.priceWithTax(738_01)
  },
  RuleCase(
    "VAL-02", "an invoice priced with tax",
    finds: [
      "/taxSummary", "VAL-01 /lines/0/tax", "VAL-01 /lines/1/tax", "VAL-01 /lines/2/tax",
    ]
  ) {
    for index in $0.lines.indices { $0.lines[index].tax = nil }
    $0.taxSummary = nil
  },
  RuleCase(
    "VAL-02", "an invoice without a summary", finds: ["/taxSummary"]
  ) { $0.taxSummary = nil },
  RuleCase("VAL-02", "an invoice without totals", finds: ["/totals"]) { $0.totals = nil },
  RuleCase("VAL-02", "a pro-forma without totals", .proForma, finds: ["/totals"]) {
    $0.totals = nil
  },
  RuleCase("VAL-04", "a pro-forma with taxes and no summary", .proForma, finds: ["/taxSummary"]) {
    $0.taxSummary = nil
  },
  RuleCase("VAL-04", "a pro-forma with both", .proForma),
  RuleCase("VAL-02", "a receipt without totals", .receipt, finds: ["/totals"]) {
    $0.totals = nil
    $0.payment = nil
  },
  RuleCase("VAL-02", "a receipt without a summary", .receipt),
  RuleCase(
    "VAL-03", "a guide with a price here and a tax there", .transport,
    finds: ["/lines/0/unitPrice", "/lines/1/amount", "/lines/1/tax"]
  ) {
    $0.lines[0].unitPrice = Price(Decimal(1))
    $0.lines[1].amount = 1_00
    $0.lines[1].tax = .normal
  },
  RuleCase("VAL-03", "a discount without a price", .transport, finds: ["/lines/0/discount"]) {
    $0.lines[0].discount = with(Discount()) { $0.percent = Decimal(5) }
  },
  RuleCase("VAL-03", "an order without values", .proForma) {
    $0.lines = Document.transport.lines
    $0.taxSummary = nil
    $0.totals = nil
  },
]

private let negativeLines: [RuleCase] = [
  RuleCase("LIN-07", "an entry cancelled", finds: ["/lines/1/quantity"]) {
    $0.chargeCancelled(quantity: -1, amount: -10_00)
  },
  RuleCase("LIN-07", "only positive lines") { $0.charge(.normal) },
  RuleCase("LIN-07", "a discount taken back", finds: ["/lines/1/quantity"]) {
    $0.chargeCancelled(quantity: -2, amount: -18_00)
    $0.lines[1].discount = with(Discount()) { $0.amount = 2_00 }
  },
  RuleCase("LIN-07", "a percentage taken back", finds: ["/lines/1/quantity"]) {
    $0.chargeCancelled(quantity: -2, amount: -18_00)
    $0.lines[1].discount = with(Discount()) { $0.percent = Decimal(10) }
  },
  RuleCase(
    "LIN-03", "more taken back than given",
    finds: [
      "/lines/1/discount/amount", "LIN-07 /lines/1/quantity",
    ]
  ) {
    $0.chargeCancelled(quantity: -2, amount: -18_00)
    $0.lines[1].discount = with(Discount()) { $0.amount = 20_01 }
  },
  RuleCase("LIN-09", "a quantity without its sign", finds: ["/lines/1/amount"]) {
    $0.chargeCancelled(quantity: 1, amount: -10_00)
  },
  RuleCase("LIN-09", "an amount without its sign", finds: ["/lines/1/amount"]) {
    $0.chargeCancelled(quantity: -1, amount: 10_00)
  },
  RuleCase("LIN-09", "an amount of nothing") {
    $0.charge(.normal)
    $0.lines.append(.of("Brinde", "UN", 1, 0, 0, .normal))
  },
  RuleCase("LIN-08", "an item without negative lines") { $0.charge(.normal) },
  RuleCase("LIN-08", "the whole entry cancelled", finds: ["LIN-07 /lines/1/quantity"]) {
    $0.chargeCancelled(quantity: -3, amount: -30_00)
  },
  RuleCase(
    "LIN-08", "more than the entry, beside another item",
    finds: [
      "/lines/1/quantity", "LIN-07 /lines/1/quantity",
    ]
  ) {
    $0.chargeCancelled(quantity: -4, amount: -40_00)
    $0.lines.append(.of("Azeite", "L", 1, 50_00, 50_00, .normal))
    $0.sumUp(.normal)
  },
  RuleCase("LIN-08", "another item", finds: ["/lines/1/quantity", "LIN-07 /lines/1/quantity"]) {
    $0.chargeCancelled(quantity: -1, amount: -10_00)
    $0.lines[1].code = "P2"
  },
  RuleCase("LIN-08", "the item by its description", finds: ["LIN-07 /lines/1/quantity"]) {
    $0.chargeCancelled(quantity: -1, amount: -10_00)
    $0.lines[1].code = nil
  },
  RuleCase(
    "LIN-08", "an item told once",
    finds: [
      "/lines/1/quantity", "LIN-07 /lines/1/quantity", "LIN-07 /lines/2/quantity",
    ]
  ) {
    $0.chargeCancelled(quantity: -4, amount: -40_00)
    $0.lines.insert($0.lines[1], at: 2)
    $0.lines.append(.of("Azeite", "L", 1, 80_00, 80_00, .normal))
    $0.sumUp(.normal)
  },
  RuleCase(
    "LIN-08", "a guide that takes back more than it lists", .transport,
    finds: [
      "/lines/2/quantity", "LIN-07 /lines/2/quantity",
    ]
  ) {
    $0.lines.append($0.lines[1])
    $0.lines[2].quantity = Decimal(-13)
  },
]

private let textLines: [RuleCase] = [
  RuleCase("LIN-01", "texts between the items") {
    $0.lines.insert(.heading("Projeto A"), at: 0)
    $0.lines.append(.heading("Obrigado"))
  },
  RuleCase("LIN-01", "nothing but a text", .transport, finds: ["/lines"]) {
    $0.lines = [.heading("Projeto A")]
  },
  RuleCase("DAT-03", "a text has no supply date", finds: ["/issueDate"]) {
    $0.charge(.normal)
    $0.lines[0].supplyDate = Day("2026-04-01")
    $0.lines.append(.heading("Projeto A"))
  },
  RuleCase("FS-01", "a text beside an exempt line", .simplified) {
    $0.charge(.vat("ISE", 0, exemption: "M10"))
    $0.lines[0].unitPrice = Price(Decimal(2000))
    $0.lines[0].amount = 2000_00
    $0.lines.append(.heading("Projeto A"))
    $0.sumUp(.vat("ISE", 0, exemption: "M10"))
  },
]

extension Line {
  fileprivate static func heading(_ text: String) -> Line { with(Line()) { $0.text = text } }
}

extension Document {
  /// Three items of 10.00, and a line that takes some of them off.
  fileprivate mutating func chargeCancelled(quantity: Int, amount: Int64) {
    lines = [
      .of("Vinho verde", "UN", 3, 10_00, 30_00, .normal),
      .of("Vinho verde", "UN", quantity, 10_00, amount, .normal),
    ]
    lines[0].code = "P1"
    lines[1].code = "P1"
    sumUp(.normal)
  }

  /// Takes the tax off the one line, which then costs `cents`.
  fileprivate mutating func priceWithTax(_ cents: Int64) {
    lines[0].quantity = Decimal(1)
    lines[0].unitPrice = Price(Decimal(millionths: cents * 10_000))
    lines[0].amount = Money(cents: cents)
    lines[0].tax = nil
    taxSummary = nil
  }

  /// One row and the totals of lines that all bear `tax`.
  fileprivate mutating func sumUp(_ tax: LineTax) {
    let base = lines.compactMap(\.amount).total()
    let vat = ExactProduct(base, percent: tax.rate ?? .zero).rounded
    taxSummary = [.of(tax, base.cents, vat.cents)]
    totals = .of(net: base.cents, tax: vat.cents)
  }
}
