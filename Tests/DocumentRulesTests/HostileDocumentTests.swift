import DocumentModel
import Measures
import Testing

@testable import DocumentRules

/// Values that no honest program writes: the rules answer, they do not crash.
@Suite("Hostile documents")
struct HostileDocumentTests {
  private static let texts = [
    "", " ", "/", "-", " /", "\0", "*", "e\u{301}", "👩‍👩‍👧‍👦", "\u{FEFF}1",
    String(repeating: "9", count: 3000),
  ]

  @Test("with strange texts are rejected", arguments: texts, Document.everyBase.indices)
  func rejectsTexts(text: String, base: Int) {
    let hostile = with(Document.everyBase[base]) {
      $0.number = text
      $0.atcud = text
      $0.statusReason = text
      if $0.hash != nil { $0.hash = text }
      if $0.hashControl != nil { $0.hashControl = text }
      $0.certificate = text
      $0.qrOther = text
      $0.print.template = text
      $0.seller = party(text)
      $0.buyer = party(text)
      $0.software = with(Software()) { $0.company = party(text) }
      $0.references = [
        with(Reference()) {
          $0.number = text; $0.reason = text
        }
      ]
      $0.originating = [with(Origin()) { $0.number = text }]
      $0.payment = with(Payment()) {
        $0.methods = [
          .transfer(iban: text, bic: text), .mbway(phone: text), .directDebit(mandate: text),
          .multibanco(entity: text, reference: text, amount: nil), .other(description: text),
        ]
      }
      for index in $0.lines.indices {
        $0.lines[index].unit = text
        $0.lines[index].description = text
        $0.lines[index].tax?.code = text
        $0.lines[index].tax?.region = text
        $0.lines[index].tax?.exemption = text
      }
    }
    let problems = everyProblem(in: hostile)
    #expect(problems.contains { $0.code == "NUM-01" } && problems.contains { $0.code == "NIF-01" })
    // Messages quote values cut short, whatever their length.
    let long = problems.filter { max($0.message.en.utf8.count, $0.message.pt.utf8.count) > 2000 }
    #expect(long.map(\.code) == [])
  }

  /// The largest values of the format: 13 digits of euros, 12 digits before the decimal point.
  @Test("with the largest amounts everywhere are rejected", arguments: Document.everyBase.indices)
  func rejectsAmounts(base: Int) {
    let money = Money(cents: 999_999_999_999_999)
    let number = Decimal(millionths: 999_999_999_999_999_999)
    let hostile = with(Document.everyBase[base]) {
      $0.lines = $0.lines.map { line in
        with(line) {
          $0.quantity = number
          $0.unitPrice = Price(units: 9_999_999_999_999_999_999_999)
          $0.amount = money
          $0.tax?.rate = number
          $0.discount = with(Discount()) { $0.percent = number }
        }
      }
      for item in ["17.1", "17.2"] {
        let tax = with(LineTax.stampDuty(item)) { $0.amount = money }
        let line = with(Line.of("Selo", "UN", 1, 0, 0, tax)) { $0.quantity = number }
        $0.lines += Array(repeating: line, count: 5_000)
      }
      $0.taxSummary = ($0.taxSummary ?? []).map { row in
        with(row) {
          $0.base = money
          $0.amount = money
          $0.rate = number
        }
      }
      $0.totals = with(Totals()) {
        $0.net = money
        $0.tax = money
        $0.gross = money
        $0.discount = money
        $0.stampDuty = money
      }
      $0.settled = Array(repeating: with(Settlement()) { $0.amount = money }, count: 5_000)
      $0.withholdings = Array(repeating: with(Withholding()) { $0.amount = money }, count: 5_000)
      $0.currency = with(Currency()) {
        $0.rate = number
        $0.gross = money
      }
      $0.payment = with(Payment()) {
        $0.paid = Array(repeating: with(PaidAmount()) { $0.amount = money }, count: 5_000)
        $0.methods = [.multibanco(entity: "12345", reference: "123456789", amount: money)]
      }
    }
    #expect(everyProblem(in: hostile).contains { $0.severity == .error })
  }

  private func party(_ text: String) -> Party {
    with(Party()) {
      $0.name = text
      $0.taxId = text
      $0.country = text
      $0.address = with(Address()) {
        $0.street = text
        $0.city = text
        $0.postalCode = text
        $0.country = text
      }
    }
  }
}
