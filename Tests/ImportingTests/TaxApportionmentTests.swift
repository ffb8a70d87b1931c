import Measures
import Testing

@testable import Importing

@Suite("Amounts that a source leaves out")
struct TaxApportionmentTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// Rate and amount of each line; lines of an equal rate make a group.
    let lines: [(rate: Int, amount: String)]
    let net: String
    let tax: String
    let amounts: [String]
    let bases: [String]
    let taxes: [String]
    var isReceipt = false
  }

  static let cases: [Case] = [
    Case(
      testDescription: "a line with four decimals", lines: [(20, "23.3938")], net: "23.39",
      tax: "4.68", amounts: ["23.39"], bases: ["23.39"], taxes: ["4.68"]),
    Case(
      testDescription: "a sum rounded once takes a cent off the line that was rounded up most",
      lines: [(23, "0.334"), (23, "0.335"), (23, "0.336")], net: "1.01", tax: "0.23",
      amounts: ["0.33", "0.34", "0.34"], bases: ["1.01"], taxes: ["0.23"]),
    Case(
      testDescription: "a sum rounded line by line", lines: [(23, "0.335"), (23, "0.335")],
      net: "0.68", tax: "0.16", amounts: ["0.34", "0.34"], bases: ["0.68"], taxes: ["0.16"]),
    Case(
      testDescription: "two rates", lines: [(6, "10.00"), (23, "20.00"), (6, "5.00")], net: "35.00",
      tax: "5.50", amounts: ["10.00", "20.00", "5.00"], bases: ["15.00", "20.00"],
      taxes: ["0.90", "4.60"]),
    Case(
      testDescription: "taxes rounded line by line", lines: [(23, "0.10"), (23, "0.10")],
      net: "0.20", tax: "0.04", amounts: ["0.10", "0.10"], bases: ["0.20"], taxes: ["0.04"]),
    Case(
      testDescription: "a cent that rounding can explain goes where there is room",
      lines: [(0, "5.00"), (6, "10.10"), (23, "20.00")], net: "35.10", tax: "5.20",
      amounts: ["5.00", "10.10", "20.00"], bases: ["5.00", "10.10", "20.00"],
      taxes: ["0.00", "0.60", "4.60"]),
    Case(
      testDescription: "a tax that contradicts its lines leaves the plain one",
      lines: [(23, "100.00")], net: "100.00", tax: "23.50", amounts: ["100.00"],
      bases: ["100.00"], taxes: ["23.00"]),
    Case(
      testDescription: "a net total that contradicts its lines leaves the plain one",
      lines: [(23, "100.00")], net: "99.00", tax: "22.77", amounts: ["100.00"],
      bases: ["100.00"], taxes: ["23.00"]),
    Case(
      testDescription: "the only rate of a receipt takes the whole tax", lines: [(20, "900")],
      net: "900.00", tax: "200.00", amounts: ["900.00"], bases: ["900.00"], taxes: ["200.00"],
      isReceipt: true),
  ]

  @Test(arguments: cases)
  func `cents are rebuilt so that they add up`(_ given: Case) throws {
    var rates: [Int] = []
    let lines = try given.lines.map { line in
      if !rates.contains(line.rate) { rates.append(line.rate) }
      let group = try #require(rates.firstIndex(of: line.rate))
      return TaxApportionment.Line(
        group: group, amount: try #require(ExactProduct(text: Array(line.amount.utf8)[...])))
    }
    func money(_ text: String) throws -> Money {
      try #require(ExactProduct(text: Array(text.utf8)[...])).rounded
    }
    let parts = TaxApportionment(
      lines, rates: rates.map { Decimal($0) }, net: try money(given.net),
      tax: try money(given.tax), isReceipt: given.isReceipt)
    #expect(parts.amounts.map(\.description) == given.amounts)
    #expect(parts.bases.map(\.description) == given.bases)
    #expect(parts.taxes.map(\.description) == given.taxes)
  }

  @Test(arguments: [
    ("200", 200_000_000_000_000), (".5", 500_000_000_000), ("00.10", 100_000_000_000),
    ("1.0000000000019", 1_000_000_000_001), ("", nil), (".", nil), ("-1", -1_000_000_000_000),
    ("+1", 1_000_000_000_000), ("--1", nil), ("-", nil), ("1,5", nil),
    ("1e3", nil), ("1.2.3", nil), ("99999999999999", nil),
    ("0000000000000000001", 1_000_000_000_000),
  ])
  func `numbers are read as other formats write them`(_ text: String, _ value: Int?) {
    #expect(ExactProduct(text: Array(text.utf8)[...])?.value == value.map { Int128($0) })
  }

  @Test("no number from outside ends the process, and what is not explained is left as it is")
  func edges() {
    var random = Numbers()
    for _ in 0..<4000 {
      let rates = (0..<Int.random(in: 1...4, using: &random)).map { _ in
        Decimal(millionths: Int64(clamping: random.next().value / 1_000_000))
      }
      let lines = (0..<Int.random(in: 1...6, using: &random)).map { _ in
        TaxApportionment.Line(
          group: Int.random(in: rates.indices, using: &random), amount: random.next(),
          taxBase: random.next(), duty: Bool.random(using: &random) ? random.next() : nil)
      }
      let parts = TaxApportionment(
        lines, rates: rates, net: random.next().rounded, tax: random.next().rounded,
        isReceipt: Bool.random(using: &random))
      #expect(parts.amounts.count == lines.count && parts.bases.count == rates.count)
      #expect(parts.taxes.count == rates.count)
    }
  }

  /// The same numbers in every run, most of them at an edge.
  private struct Numbers: RandomNumberGenerator {
    var state: UInt64 = 1

    mutating func next() -> UInt64 {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return state
    }

    mutating func next() -> ExactProduct {
      let edges: [Int128] = [
        0, 1, -1, 5_000_000_000, 9_999_999_999_999_999_999_999_999, .init(Int64.max) * 1_000_000,
        .init(Int64.min) * 10_000_000_000, .max, -.max, .max / 2, 1_000_000_000_000,
      ]
      return ExactProduct(value: edges[Int(next() as UInt64 % UInt64(edges.count))])
    }
  }
}
