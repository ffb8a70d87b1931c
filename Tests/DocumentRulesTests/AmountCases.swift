import DocumentModel
import Measures

/// SUM, REGN, TOT, WIT, CUR: what a document adds up to.
let amountCases: [RuleCase] = [
  amountSummary, amountBases, amountTaxes, amountTotals, amountExtras,
].flatMap(\.self)

private let amountSummary: [RuleCase] = [
  RuleCase("SUM-01", "a row short", finds: ["/taxSummary", "TOT-01 /totals/net"]) {
    $0.taxSummary?.removeLast()
  },
  RuleCase("SUM-01", "a row that no line uses", finds: ["/taxSummary/3"]) {
    $0.taxSummary?.append(.of(.intermediate, 0, 0))
  },
  RuleCase(
    "SUM-01", "one combination in two rows",
    finds: ["/taxSummary/3", "SUM-02 /taxSummary/0/base"]
  ) {
    $0.taxSummary?[0] = .of(.normal, 100_00, 23_00)
    $0.taxSummary?.append(.of(.normal, 50_00, 11_50))
  },
  RuleCase(
    "SUM-01", "a line under another code than its row", finds: ["/taxSummary", "/taxSummary/0"]
  ) {
    $0.charge(.normal)
    $0.taxSummary?[0].code = "OUT"
  },
  RuleCase("SUM-01", "the same rate in two regions, in any order") {
    $0.lines = [
      .of("Cá", "UN", 1, 10_00, 10_00, .vat("RED", 4, region: "PT-AC")),
      .of("Lá", "UN", 1, 20_00, 20_00, .vat("RED", 4, region: "PT-MA")),
    ]
    $0.taxSummary = [
      .of(.vat("RED", 4, region: "PT-MA"), 20_00, 80),
      .of(.vat("RED", 4, region: "PT-AC"), 10_00, 40),
    ]
    $0.total(net: 30_00, tax: 1_20)
  },
  RuleCase("SUM-01", "two exemptions in one row") {
    $0.lines[0].tax = .exempt("M01")
    $0.taxSummary = [.of(.exempt, 250_00, 0), .of(.reduced, 12_00, 72)]
    $0.total(net: 262_00, tax: 72)
  },
  RuleCase("SUM-01", "forty combinations, each with its row") {
    $0.lines = (1...40).map { .of("Selo", "UN", 1, 1_00, 1_00, .item($0)) }
    $0.taxSummary = (1...40).reversed().map { .of(.item($0), 1_00, Int64($0)) }
    $0.total(net: 40_00, tax: 8_20)
  },
  RuleCase("SUM-01", "forty combinations, one without a row", finds: ["/taxSummary"]) {
    $0.lines = (1...40).map { .of("Selo", "UN", 1, 1_00, 1_00, .item($0)) }
    $0.taxSummary = (2...40).map { .of(.item($0), 1_00, Int64($0)) }
    $0.total(net: 39_00, tax: 8_19)
  },
  RuleCase("REGN-01", "a fourth fiscal space", finds: ["/taxSummary/3/region"]) {
    $0.supply(to: ["PT", "PT-AC", "FR", "ES"])
  },
  RuleCase("REGN-01", "three spaces, one of them twice, and one not subject") {
    $0.supply(to: ["PT-AC", "PT", "FR"])
    $0.lines.append(.of("Fora", "UN", 1, 1_00, 1_00, .notSubject(region: "ES")))
    $0.taxSummary?.append(.of(.notSubject(region: "ES"), 1_00, 0))
    $0.lines.append(.of("Selo", "UN", 1, 1_00, 1_00, .item(4)))
    $0.taxSummary?.append(.of(.item(4), 1_00, 4))
    $0.total(net: 302_00, tax: 21_04)
  },
]

private let amountBases: [RuleCase] = [
  RuleCase(
    "SUM-02", "a base a cent above its lines",
    finds: ["/taxSummary/2/base", "TOT-01 /totals/net"]
  ) { $0.taxSummary?[2].base = 100_01 },
  RuleCase("SUM-02", "a discount that nothing declares", finds: ["/taxSummary/0/base"]) {
    $0.charge(.normal)
    $0.taxSummary = [.of(.normal, 90_00, 20_70)]
    $0.total(net: 90_00, tax: 20_70)
  },
  RuleCase("SUM-02", "a global discount on some of the bases") {
    $0.taxSummary = [
      .of(.normal, 140_00, 32_20), .of(.reduced, 12_00, 72), .of(.exempt, 97_50, 0),
    ]
    $0.total(net: 249_50, tax: 32_92)
    $0.totals?.discount = 12_50
  },
  RuleCase("SUM-02", "a global discount shared out in part", finds: ["/totals/discount"]) {
    $0.taxSummary = [
      .of(.normal, 140_00, 32_20), .of(.reduced, 12_00, 72), .of(.exempt, 100_00, 0),
    ]
    $0.total(net: 252_00, tax: 32_92)
    $0.totals?.discount = 12_50
  },
  RuleCase(
    "SUM-02", "a global discount taken off the only base in part", finds: ["/taxSummary/0/base"]
  ) {
    $0.charge(.normal)
    $0.totals?.discount = 10_00
  },
  RuleCase("SUM-02", "a base above its lines under a discount", finds: ["/taxSummary/2/base"]) {
    $0.taxSummary = [
      .of(.normal, 140_00, 32_20), .of(.reduced, 12_00, 72), .of(.exempt, 105_00, 0),
    ]
    $0.total(net: 257_00, tax: 32_92)
    $0.totals?.discount = 5_00
  },
  RuleCase("SUM-02", "a global discount that takes everything") {
    $0.charge(.normal)
    $0.taxSummary = [.of(.normal, 0, 0)]
    $0.total(net: 0, tax: 0)
    $0.totals?.discount = 100_00
  },
  RuleCase("SUM-02", "a discount of nothing") { $0.totals?.discount = 0 },
  RuleCase(
    "SUM-02", "sums that sixty-four bits cannot hold",
    finds: ["/taxSummary/0/base", "LIN-02 /lines/0/amount"]
  ) {
    $0.charge(.exempt)
    $0.lines = Array(repeating: $0.lines[0], count: 10_000)
    for index in $0.lines.indices {
      $0.lines[index].unitPrice = Price(Decimal(millionths: 999_999_999_999_999_999))
      $0.lines[index].amount = index == 0 ? 1_000_000_000_000_02 : 1_000_000_000_000_00
    }
  },
]

private let amountTaxes: [RuleCase] = [
  RuleCase("SUM-03", "rounded line by line, upwards") { $0.threePieces(tax: 12) },
  RuleCase("SUM-03", "rounded once, on the base") { $0.threePieces(tax: 10) },
  RuleCase("SUM-03", "rounded line by line, downwards") { $0.threePieces(tax: 9) },
  RuleCase("SUM-03", "more than rounding explains", finds: ["/taxSummary/0/amount"]) {
    $0.threePieces(tax: 13)
  },
  RuleCase("SUM-03", "less than rounding explains", finds: ["/taxSummary/0/amount"]) {
    $0.threePieces(tax: 8)
  },
  RuleCase("SUM-03", "a cent of tax on what is exempt", finds: ["/taxSummary/0/amount"]) {
    $0.charge(.exempt)
    $0.taxSummary?[0].amount = 1
    $0.total(net: 100_00, tax: 1)
  },
  RuleCase("SUM-03", "tax alone on an invoice", finds: ["/taxSummary/0/amount"]) {
    $0.rectifyTaxAlone()
  },
  RuleCase("SUM-03", "tax alone on a credit note", .creditNote) { $0.rectifyTaxAlone() },
  RuleCase("SUM-03", "a wrong tax on a credit note", .creditNote, finds: ["/taxSummary/0/amount"]) {
    $0.taxSummary = [.of(.normal, 91_00, 20_95)]
    $0.total(net: 91_00, tax: 20_95)
  },
  RuleCase("SUM-03", "a tax on what is no part of the total") {
    $0.charge(.normal)
    $0.lines[0].unitPrice = .zero
    $0.lines[0].amount = 0
    $0.lines[0].taxBase = Decimal(100)
    $0.taxSummary = [.of(.normal, 0, 23_00)]
    $0.total(net: 0, tax: 23_00)
  },
  RuleCase("SUM-03", "stamp duty by the piece") { $0.cheques(duty: 1_50) },
  RuleCase("SUM-03", "stamp duty by the piece, wrong", finds: ["/taxSummary/0/amount"]) {
    $0.cheques(duty: 1_52)
  },
  RuleCase(
    "SUM-03", "stamp duty by the piece beyond all bounds",
    finds: ["/taxSummary/0/amount", "LIN-02 /lines/0/amount", "LIN-02 /lines/1/amount"]
  ) {
    $0.cheques(duty: 1_50)
    for index in $0.lines.indices {
      $0.lines[index].quantity = Decimal(millionths: .max)
      $0.lines[index].tax?.amount = Money(cents: .max)
    }
  },
]

private let amountTotals: [RuleCase] = [
  RuleCase("TOT-01", "a net total a cent off", finds: ["/totals/net"]) {
    $0.total(net: 262_01, tax: 35_22)
  },
  RuleCase("TOT-01", "a net total on a receipt", .cashReceipt, finds: ["/totals/net"]) {
    $0.taxSummary = [.of(.normal, 99_98, 23_00)]
  },
  RuleCase("TOT-01", "a receipt with an empty summary", .receipt) { $0.taxSummary = [] },
  RuleCase("TOT-02", "a tax total a cent off", finds: ["/totals/tax"]) {
    $0.total(net: 262_00, tax: 35_21)
  },
  RuleCase("TOT-02", "tax on a receipt without a split", .receipt) {
    $0.total(net: 100_00, tax: 23_00)
  },
  RuleCase("TOT-03", "a gross total a cent off", finds: ["/totals/gross"]) {
    $0.totals?.gross = 297_23
  },
  RuleCase("TOT-03", "a gross total as large as the format allows") {
    $0.charge(.exempt)
    $0.lines[0].amount = 9_999_999_999_999_99
    $0.lines[0].quantity = Decimal(10)
    $0.lines[0].unitPrice = Price(Decimal(millionths: 999_999_999_999_999_000))
    $0.taxSummary?[0].base = 9_999_999_999_999_99
    $0.total(net: 9_999_999_999_999_99, tax: 0)
  },
  RuleCase("TOT-04", "stamp duty that no row has", finds: ["/totals/stampDuty"]) {
    $0.totals?.stampDuty = 1
  },
  RuleCase(
    "TOT-04", "stamp duty of a receipt above its taxes", .receipt, finds: ["/totals/stampDuty"]
  ) { $0.totals?.stampDuty = 1 },
  RuleCase("TOT-04", "stamp duty of a receipt within its taxes", .receipt) {
    $0.total(net: 120_00, tax: 3_00)
    $0.totals?.stampDuty = 3_00
  },
  RuleCase("TOT-04", "stamp duty as its row has it") {
    $0.charge(.item(4))
    $0.totals?.stampDuty = 4_00
  },
  RuleCase("TOT-04", "no stamp duty, said so") { $0.totals?.stampDuty = 0 },
]

private let amountExtras: [RuleCase] = [
  RuleCase("WIT-01", "all of it withheld", .proForma) { $0.withhold(738_00) },
  RuleCase("WIT-01", "more withheld than there is", .proForma, finds: ["/withholdings"]) {
    $0.withhold(738_01)
  },
  RuleCase("WIT-01", "a withholding without values", .transport, finds: ["/withholdings"]) {
    $0.withhold(1)
  },
  RuleCase(
    "WIT-01", "withholdings that sixty-four bits cannot hold", .proForma, finds: ["/withholdings"]
  ) {
    $0.withhold(Money(cents: .max / 2 + 1))
    $0.withhold(Money(cents: .max / 2 + 1))
  },
  RuleCase("WIT-02", "a description of 60 characters", .proForma) {
    $0.withhold(1_00, String(repeating: "é", count: 60))
  },
  RuleCase(
    "WIT-02", "a description of 61 characters", .proForma,
    finds: ["/withholdings/0/description"]
  ) { $0.withhold(1_00, String(repeating: "é", count: 61)) },
  RuleCase("CUR-01", "the euro", finds: ["/currency/code"]) {
    $0.convert("EUR", Decimal(1), 297_22)
  },
  RuleCase("CUR-01", "small letters", finds: ["/currency/code"]) {
    $0.convert("usd", Decimal(1), 297_22)
  },
  RuleCase("CUR-01", "no letters", finds: ["/currency/code"]) {
    $0.convert("", Decimal(1), 297_22)
  },
  RuleCase("CUR-01", "dollars") { $0.convert("USD", Decimal(2), 594_44) },
  RuleCase("CUR-02", "a rate of nothing", finds: ["/currency/rate"]) {
    $0.convert("USD", .zero, 297_22)
  },
  RuleCase("CUR-02", "the smallest rate") {
    $0.convert("IRR", Decimal(millionths: 24), 12_384_167_00)
  },
  RuleCase("CUR-03", "the rate of one euro") {
    $0.convert("USD", Decimal(millionths: 1_160_000), 344_78)
  },
  RuleCase("CUR-03", "the rate of one dollar") {
    $0.convert("USD", Decimal(millionths: 862_069), 344_78)
  },
  RuleCase("CUR-03", "a total of another rate", finds: ["/currency/gross"]) {
    $0.convert("USD", Decimal(millionths: 1_160_000), 350_00)
  },
]

extension LineTax {
  /// Stamp duty of an item of its own, at as many percent.
  fileprivate static func item(_ number: Int) -> LineTax {
    .stampDuty("\(number)", rate: Decimal(number))
  }
}

extension Document {
  /// One line of 100.00 in each region, at 5 % of a special regime; more than one row each.
  fileprivate mutating func supply(to regions: [String]) {
    let taxes = regions.map { LineTax.vat("OUT", 7, region: $0) }
    lines = taxes.map { .of("Artigo", "UN", 1, 100_00, 100_00, $0) }
    taxSummary = taxes.map { .of($0, 100_00, 7_00) }
    total(net: Int64(regions.count) * 100_00, tax: Int64(regions.count) * 7_00)
  }

  /// Three lines of 0.15 at 23 %: 0.0345 each, 0.1035 in all.
  fileprivate mutating func threePieces(tax: Int64) {
    lines = Array(repeating: .of("Rebuçado", "UN", 1, 15, 15, .normal), count: 3)
    taxSummary = [.of(.normal, 45, tax)]
    total(net: 45, tax: tax)
  }

  /// 26.50 of VAT, and nothing else.
  fileprivate mutating func rectifyTaxAlone() {
    lines = [.of("Retificação do imposto", "UN", 1, 0, 0, .normal)]
    taxSummary = [.of(.normal, 0, 26_50)]
    total(net: 0, tax: 26_50)
  }

  /// Thirty cheques at 0.05 of stamp duty each, on two lines.
  fileprivate mutating func cheques(duty: Int64) {
    let each = LineTax.stampDuty("4", each: 5)
    lines = [
      .of("Cheques", "UN", 20, 1_00, 20_00, each), .of("Cheques", "UN", 10, 1_00, 10_00, each),
    ]
    taxSummary = [.of(each, 30_00, duty)]
    total(net: 30_00, tax: duty)
  }

  fileprivate mutating func withhold(_ amount: Money, _ description: String? = nil) {
    withholdings.append(
      with(Withholding()) {
        $0.amount = amount
        $0.description = description
      })
  }

  fileprivate mutating func convert(_ code: String, _ rate: Decimal, _ gross: Money) {
    currency = with(Currency()) {
      $0.code = code
      $0.rate = rate
      $0.gross = gross
    }
  }
}
