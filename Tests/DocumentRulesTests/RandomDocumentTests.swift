import DocumentModel
import Measures
import Testing

@testable import DocumentRules

/// Documents made by chance, always the same ones: each seed gives one.
@Suite("Documents made by chance")
struct RandomDocumentTests {
  @Test("are lawful however they are rounded", arguments: 0..<400 as Range<UInt64>)
  func isLawful(seed: UInt64) {
    var chance = Chance(seed: seed)
    #expect(everyProblem(in: .random(&chance)) == [])
  }

  @Test("are refused when one figure is off", arguments: 0..<400 as Range<UInt64>)
  func isRefused(seed: UInt64) throws {
    var chance = Chance(seed: seed)
    var document = Document.random(&chance)
    let line = Int.random(in: document.lines.indices, using: &chance)
    let row = try Int.random(in: #require(document.taxSummary).indices, using: &chance)
    // Beyond what rounding allows: a cent on a line, half a cent for each line and one on a tax.
    let cents = Money(cents: Int64(document.lines.count) + .random(in: 2...500, using: &chance))
    switch Int.random(in: 0...5, using: &chance) {
    case 0: document.lines[line].amount? += cents
    case 1: document.taxSummary?[row].base += cents
    case 2: document.taxSummary?[row].amount += cents
    case 3: document.totals?.net += cents
    case 4: document.totals?.tax += cents
    default: document.totals?.gross += cents
    }
    #expect(throws: DocumentRejected.self) { try check(document) }
  }
}

/// SplitMix64: small, and the same on every machine.
private struct Chance: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x2545_F491_4F6C_DD1D }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

private let everyTax: [LineTax] = [
  .normal, .intermediate, .reduced, .exempt, .exempt("M01"), .notSubject(),
  .vat("NOR", 16, region: "PT-AC"), .vat("INT", 9, region: "PT-AC"),
  .vat("RED", 4, region: "PT-AC"), .vat("NOR", 22, region: "PT-MA"),
  .vat("INT", 12, region: "PT-MA"), .vat("RED", 4, region: "PT-MA"),
  .stampDuty("17.1.4", rate: Decimal(4)), .stampDuty("2", rate: Decimal(millionths: 600_000)),
]

extension Document {
  /// An invoice whose taxes are rounded by line or by row, perhaps with a global discount.
  fileprivate static func random(_ chance: inout Chance) -> Document {
    var document = Document.invoice
    document.lines = (0..<Int.random(in: 1...12, using: &chance)).map { _ in .random(&chance) }
    let roundsByLine = Bool.random(using: &chance)
    let discounts = Bool.random(using: &chance)
    var rows: [TaxTotal] = []
    var discount = Money.zero
    for (key, lines) in Dictionary(grouping: document.lines, by: { $0.tax?.key }).sorted(by: {
      "\($0)" < "\($1)"
    }) {
      guard let key else { continue }
      var row = TaxTotal()
      (row.type, row.region, row.code, row.rate) = (key.type, key.region, key.code, key.rate)
      let amounts = lines.compactMap(\.amount)
      // Each line keeps its share, so that rounding by line stays within the law's half cents.
      let kept = amounts.map { amount in
        discounts ? ExactProduct(amount, percent: Decimal(90)).rounded : amount
      }
      row.base = kept.total()
      discount += amounts.total() - row.base
      row.amount =
        roundsByLine
        ? kept.map { ExactProduct($0, percent: key.rate).rounded }.total()
        : ExactProduct(row.base, percent: key.rate).rounded
      rows.append(row)
    }
    document.taxSummary = rows
    document.totals = .of(
      net: rows.map(\.base).total().cents, tax: rows.map(\.amount).total().cents)
    if discounts { document.totals?.discount = discount }
    return document
  }
}

extension Line {
  fileprivate static func random(_ chance: inout Chance) -> Line {
    var line = Line.of("Artigo", "UN", 1)
    let price = Price(units: Int128(Int64.random(in: 1...999_999_999, using: &chance)) * 10_001)
    line.quantity = Decimal(millionths: .random(in: 1...99_999, using: &chance) * 1_000)
    line.unitPrice = price
    line.tax = everyTax.randomElement(using: &chance)
    var net = ExactProduct(line.quantity, times: price)
    if Int.random(in: 0...3, using: &chance) == 0 {
      let percent = Decimal(millionths: .random(in: 0...100_000_000, using: &chance))
      line.discount = with(Discount()) { $0.percent = percent }
      net = net.less(percent: percent)
    }
    line.amount = net.rounded
    return line
  }
}
