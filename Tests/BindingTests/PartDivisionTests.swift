import Testing

@testable import Binding

@Suite("Division of a batch into parts")
struct PartDivisionTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let rule: SplitRule
    let isDuplex: Bool
    let pages: [Int]
    /// Part, first page and sheets of each document.
    let places: [[Int]]
  }

  static let cases = [
    Case(
      testDescription: "one part, printed on one side", rule: .never, isDuplex: false,
      pages: [1, 3, 2], places: [[1, 1, 1], [1, 2, 3], [1, 5, 2]]),
    Case(
      testDescription: "each document starts on a front side", rule: .never, isDuplex: true,
      pages: [1, 3, 2, 1], places: [[1, 1, 1], [1, 3, 2], [1, 7, 1], [1, 9, 1]]),
    Case(
      testDescription: "two documents a part", rule: .documents(2), isDuplex: false,
      pages: [1, 1, 1, 4, 1], places: [[1, 1, 1], [1, 2, 1], [2, 1, 1], [2, 2, 4], [3, 1, 1]]),
    Case(
      testDescription: "three sheets a part, no document divided", rule: .sheets(3),
      isDuplex: false, pages: [2, 1, 2, 2, 1],
      places: [[1, 1, 2], [1, 3, 1], [2, 1, 2], [3, 1, 2], [3, 3, 1]]),
    Case(
      testDescription: "a document of more sheets than a part has gets a part of its own",
      rule: .sheets(2), isDuplex: true, pages: [9, 1, 3, 4],
      places: [[1, 1, 5], [2, 1, 1], [3, 1, 2], [4, 1, 2]]),
  ]

  @Test("places documents", arguments: cases)
  func places(_ example: Case) {
    var division = PartDivision(example.rule, isDuplex: example.isDuplex)
    let places = example.pages.map { division.place(pages: $0) }
    #expect(places.map { [$0.part, $0.firstPage, $0.sheets] } == example.places)
    let starts = zip(places, [0] + places.map(\.part)).map { $0.part != $1 }
    #expect(places.map(\.isFirst) == starts)
  }

  @Test(
    "reads --split-every",
    arguments: [
      ("500", .documents(500)), ("500sheets", .sheets(500)), ("1", .documents(1)), ("0", nil),
      ("", nil), ("sheets", nil), ("-5", nil), ("+5", nil), ("5 sheets", nil), ("5pages", nil),
      ("99999999999999999999", nil),
    ] as [(String, SplitRule?)])
  func reads(_ text: String, _ rule: SplitRule?) {
    #expect(SplitRule(text) == rule)
  }

  @Test(
    "names parts",
    arguments: [
      ("a.pdf", 1, .never, "a.pdf"), ("out/a.pdf", 1, .documents(5), "out/a-001.pdf"),
      ("A.PDF", 12, .sheets(5), "A-012.PDF"), ("a.pdf", 1000, .documents(5), "a-1000.pdf"),
    ] as [(String, Int, SplitRule, String)])
  func names(_ name: String, _ part: Int, _ rule: SplitRule, _ expected: String) {
    #expect(partName(name, part: part, rule: rule) == expected)
  }
}
