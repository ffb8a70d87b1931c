import DocumentModel
import Measures
import Testing

@testable import DocumentRules

/// The seven examples of AT's specification of the QR code (version 1.0 of 2020-08-13, examples 1
/// to 4; version 1.1 of October 2020, examples 5 to 7), as documents with the rates of 2019.
@Suite("AT's examples of the QR code")
struct OfficialExampleTests {
  @Test("are lawful documents, to the cent", arguments: examples)
  func isLawful(_ example: Example) {
    #expect(everyProblem(in: example.document) == [])
    #expect(example.document.grossTotal == example.gross)
  }

  struct Example: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// Field O.
    let gross: Money
    let document: Document
  }

  static let examples = [
    example("1: three fiscal spaces and stamp duty", .FT, "2019-12-31", gross: 513_600_58) {
      let stampDuty = LineTax.stampDuty("17.1.4", rate: Decimal(4))
      $0.supply([
        (.exempt, 11_375_00, 0), (stampDuty, 625_00, 25_00),
        (.vat("RED", 6), 15_000_00, 900_00), (.vat("INT", 13), 50_000_00, 6_500_00),
        (.vat("NOR", 23), 80_000_00, 18_400_00),
        (.vat("ISE", 0, region: "PT-AC", exemption: "M07"), 10_000_00, 0),
        (.vat("RED", 4, region: "PT-AC"), 25_000_56, 1_000_02),
        (.vat("INT", 9, region: "PT-AC"), 75_000_00, 6_750_00),
        (.vat("NOR", 18, region: "PT-AC"), 100_000_00, 18_000_00),
        (.vat("ISE", 0, region: "PT-MA", exemption: "M07"), 5_000_00, 0),
        (.vat("RED", 5, region: "PT-MA"), 12_500_00, 625_00),
        (.vat("INT", 12, region: "PT-MA"), 25_000_00, 3_000_00),
        (.vat("NOR", 22, region: "PT-MA"), 40_000_00, 8_800_00), (.notSubject(), 100_00, 0),
      ])
      $0.totals?.stampDuty = 25_00
      $0.withholdings = [with(Withholding()) { $0.amount = 100_00 }]
    },
    example("2: a simplified invoice", .FS, "2019-08-12", gross: 80) {
      $0.supply([(.vat("NOR", 23), 65, 15)])
      $0.buyer = nil
    },
    example("3: a pro-forma invoice", .PF, "2019-01-23", gross: 125_165_12) {
      $0.supply([
        (.exempt, 12_345_34, 0), (.vat("RED", 6), 12_532_65, 751_96),
        (.vat("INT", 13), 52_789_00, 6_862_57), (.vat("NOR", 23), 32_425_69, 7_457_91),
      ])
    },
    example("4: a transport guide without values", .GT, "2019-07-20", gross: 0) { _ in },
    example("5: a French rate", .FT, "2019-05-26", gross: 120_00) {
      $0.supply([(.vat("OUT", 20, region: "FR"), 100_00, 20_00)])
    },
    example("6: a debit note on the tax alone", .ND, "2019-02-16", gross: 26_50) {
      $0.supply([(.vat("INT", 12, region: "PT-MA"), 0, 26_50)])
    },
    example("7: a margin scheme", .FT, "2019-11-24", gross: 1_059_00) {
      $0.supply([
        (.vat("NOR", 18, region: "PT-AC"), 50_00, 9_00),
        (.notSubject("M13", region: "PT-AC"), 1_000_00, 0),
      ])
    },
  ]

  private static func example(
    _ name: String, _ type: DocumentType, _ day: String, gross: Money,
    _ change: (inout Document) -> Void
  ) -> Example {
    let base: Document =
      switch type {
      case .FS: .simplified
      case .PF: .proForma
      case .GT: .transport
      case .ND: .creditNote
      default: .invoice
      }
    let document = with(base) {
      $0.type = type
      $0.issue(on: day)
      $0.shipment?.from?.time = DateTime(day: $0.issueDate, hour: 10, minute: 0, second: 0)
      change(&$0)
    }
    return Example(testDescription: name, gross: gross, document: document)
  }
}

extension Document {
  /// One line and one row for each tax; base and tax in cents.
  fileprivate mutating func supply(_ rows: [(tax: LineTax, base: Int64, amount: Int64)]) {
    lines = rows.map { .of("Artigo", "UN", 1, $0.base, $0.base, $0.tax) }
    taxSummary = rows.map { .of($0.tax, $0.base, $0.amount) }
    total(
      net: rows.map(\.base).reduce(0, +), tax: rows.map(\.amount).reduce(0, +))
  }
}
