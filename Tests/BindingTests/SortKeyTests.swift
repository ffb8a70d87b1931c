import DocumentModel
import Measures
import Testing

@testable import Binding

@Suite("Order of a combined PDF")
struct SortKeyTests {
  static func document(
    number: String = "FT A/1", name: String? = nil, postalCode: String? = nil,
    country: String? = nil, day: Int = 1
  ) -> Document {
    var document = Document()
    document.number = number
    document.issueDate = Day(year: 2026, month: 5, day: day) ?? .unknown
    var buyer = Party()
    buyer.name = name
    var address = Address()
    address.postalCode = postalCode
    address.country = country
    buyer.address = address
    document.buyer = buyer
    return document
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let keys: [SortKey]
    /// In order; the number of pages beside each.
    let sorted: [(Document, Int)]
  }

  static let cases = [
    Case(
      testDescription: "postal codes, none last", keys: [.postalCode],
      sorted: ["1000-001", "1000-010", "4000-100", nil].map { (document(postalCode: $0), 1) }),
    Case(
      testDescription: "postal code before pages", keys: [.postalCode, .pages],
      sorted: [
        (document(postalCode: "1000-001"), 9), (document(postalCode: "4000-100"), 1),
        (document(postalCode: "4000-100"), 2), (document(postalCode: "4000-100"), 300),
      ]),
    Case(
      testDescription: "numbers by value", keys: [.number],
      sorted: ["FS A/3", "FT A/0", "FT A/9", "FT A/10", "FT A/100", "FT B/2"].map {
        (document(number: $0), 1)
      }),
    Case(
      testDescription: "names without case and accents, none last", keys: [.name],
      sorted: ["Abel", "Álvaro", "ana", "Çelik", "Duarte", "Ωμέγα", nil].map {
        (document(name: $0), 1)
      }),
    Case(
      testDescription: "a name before one that goes on", keys: [.name, .pages],
      sorted: [(document(name: "Ana"), 5), (document(name: "Ana Maria"), 1)]),
    Case(
      testDescription: "dates, then countries", keys: [.date, .country],
      sorted: [
        (document(country: "PT", day: 1), 1), (document(country: "ES", day: 2), 1),
        (document(country: "PT", day: 2), 1), (document(day: 2), 1),
      ]),
  ]

  @Test("sorts", arguments: cases)
  func sorts(_ example: Case) {
    let positions = example.sorted.map { SortPosition($0, pages: $1, by: example.keys) }
    for (earlier, later) in zip(positions, positions.dropFirst()) { #expect(earlier < later) }
  }

  @Test("equal documents stand side by side", arguments: [("José", "JOSE"), ("FT 007", "ft 7")])
  func equals(_ left: String, _ right: String) {
    let positions = [left, right].map {
      SortPosition(Self.document(name: $0), pages: 1, by: [.name])
    }
    #expect(positions[0] == positions[1])
  }
}
