import Prelo
import PreloTesting
import Testing

@testable import Billing

@Suite("Invoices over the counter")
struct InvoiceTests {
  private let press: Press
  private let breakfast = Sale(
    sequence: 1, time: "2026-05-04T09:35:00",
    items: [
      .init(description: "Pão de centeio", quantity: 2, price: 125),
      .init(description: "Café", price: 95),
    ])

  init() throws { press = try Press() }

  @Test func `a sale of two articles prints as approved`() throws {
    expectGolden(breakfast.invoice.utf8, named: "two-articles", press: press)
  }

  @Test func `the same with a copy for the archive`() throws {
    var options = PrintOptions()
    options.copies = [.original, .duplicate]
    expectGolden(
      try press.decode(breakfast.invoice.utf8), named: "two-articles-two-copies",
      press: try Press(options))
  }

  @Test func `the symbol says what the law wants`() throws {
    let checked = try press.check(press.decode(breakfast.invoice.utf8))
    #expect(checked.qrMessage.contains("*D:FS*") && checked.qrMessage.contains("*O:4.24*"))
    #expect(checked.warnings.isEmpty)
  }

  @Test func `a wrong figure is refused with all that is wrong`() throws {
    let wrong = breakfast.invoice.replacing("\"gross\": \"4.24\"", with: "\"gross\": \"4.25\"")
    let error = #expect(throws: PreloError.self) { try press.render(wrong.utf8) }
    guard case .rejected(let problems) = error else {
      Issue.record("expected a refusal")
      return
    }
    #expect(problems.map(\.code).contains("TOT-03"))
    #expect(problems.allSatisfy { $0.line != nil })
  }

  @Test func `what is cut off is refused`() throws {
    #expect(throws: PreloError.self) { try press.decode(breakfast.invoice.utf8.dropLast(5)) }
  }
}
