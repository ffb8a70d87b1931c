import DocumentModel
import Measures
import Testing

@testable import DocumentRules

/// Violations that warn in some cases and refuse in others.
@Suite("Severities")
struct SeverityTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let document: Document
    var asIssued = false
    let expected: [String]

    init(
      _ name: String, _ base: Document = .invoice, asIssued: Bool = false, gives: [String],
      _ change: (inout Document) -> Void
    ) {
      self.name = name
      document = with(base, change)
      self.asIssued = asIssued
      expected = gives
    }

    var testDescription: String { name }
  }

  @Test(
    "depend on the case",
    arguments: [
      Case("annulled without a reason", gives: ["warning STA-02"]) {
        $0.annul("2026-05-04T10:00:00")
        $0.statusReason = nil
      },
      Case("annulled without a date", gives: ["error STA-02"]) {
        $0.annul("2026-05-04T10:00:00")
        $0.statusDate = nil
      },
      Case("integrated with a key version", gives: ["warning HASH-04"]) {
        $0.source = .integrated
      },
      Case("own with another program's key", gives: ["error HASH-04"]) {
        $0.hashControl = "9999.1"
      },
      Case("M08 on a note of today", .creditNote, gives: ["warning EXE-03"]) {
        $0.charge(.exempt("M08"))
      },
      Case("M08 on an invoice of today", gives: ["error EXE-03"]) { $0.charge(.exempt("M08")) },
      Case("M40 to the United States", gives: ["warning EXE-05"]) {
        $0.charge(.exempt("M40"))
        $0.move(to: "US")
      },
      Case("M40 to France", gives: ["error EXE-05"]) {
        $0.charge(.exempt("M40"))
        $0.move(to: "FR")
      },
      Case("M30 to the United States", gives: ["error EXE-05"]) {
        $0.charge(.exempt("M30"))
        $0.move(to: "US")
      },
      Case("cash with change", .invoiceReceipt, gives: ["warning PAY-08"]) {
        $0.payment = .paid(1300_00)
        $0.payment?.paid[0].method = "Dinheiro"
      },
      Case("a transfer above the total", .invoiceReceipt, gives: ["error PAY-08"]) {
        $0.payment = .paid(1300_00)
      },
      Case("a wrong rate and number", gives: ["error NIF-02", "error RATE-01"]) {
        $0.chargeWrongly()
      },
      Case(
        "a wrong rate and number, as issued", asIssued: true,
        gives: ["warning NIF-02", "warning RATE-01"]
      ) { $0.chargeWrongly() },
      Case("a wrong total, as issued", asIssued: true, gives: ["error TOT-03"]) {
        $0.totals?.gross += 1
      },
      Case("no reason for the rate zero, as issued", asIssued: true, gives: ["error EXE-01"]) {
        $0.charge(.vat("ISE", 0))
      },
      Case(
        "more cancelled than charged, as issued", asIssued: true,
        gives: [
          "warning LIN-07", "error LIN-08",
        ]
      ) {
        $0.lines.append($0.lines[0])
        $0.lines[3].quantity = Decimal(-3)
        $0.lines[3].amount = -225_00
        $0.lines[0].amount = 150_00
        $0.lines.append(.of("Azeite", "L", 1, 225_00, 225_00, .normal))
      },
    ])
  func severities(example: Case) {
    var options = CheckOptions()
    options.asIssued = example.asIssued
    let found = everyProblem(in: example.document, options: options)
    #expect(found.map { "\($0.severity.rawValue) \($0.code)" } == example.expected)
  }
}

extension Document {
  /// A rate of another time, to a customer whose number is wrong.
  fileprivate mutating func chargeWrongly() {
    charge(.vat("NOR", 21))
    buyer?.taxId = "501442601"
  }

  /// Makes the buyer one without number in another country.
  fileprivate mutating func move(to country: String) {
    buyer?.country = country
    buyer?.address?.country = country
    buyer?.taxId = nil
  }
}
