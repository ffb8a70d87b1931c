import DocumentModel
import DocumentReading
import DocumentRules
import Foundation
import Measures
import Testing

@testable import Fiscal

/// What the stamp says of documents of the contract after one change.
@Suite("Stamp")
struct StampTests {
  private static func document(_ name: String) throws -> Document {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let file = folder.appending(path: "Fixtures/contract/\(name).json")
    return try #require(readDocument([UInt8](try Data(contentsOf: file))).document)
  }

  private static func stamped(
    _ name: String, withoutValues: Bool = false, _ change: (inout Document) -> Void = { _ in }
  ) throws -> StampedDocument {
    var document = try document(name)
    change(&document)
    return stamp(try check(document), withoutValues: withoutValues)
  }

  @Test("either sign of self-billing brings its mention", arguments: [true, false])
  func selfBilling(byStatus: Bool) throws {
    let stamped = try Self.stamped("fatura") {
      if byStatus { $0.status = .selfBilled } else { $0.regimes.selfBilling = true }
    }
    #expect(stamped.words.mentions == [Mention.selfBilling])
  }

  @Test(
    "documents of before 2022 without a code are reprinted without code and symbol",
    arguments: [
      ("2021-12-31", "0", false), ("2022-01-01", "0", true), ("2021-12-31", "ZXS7YX85-1", true),
    ])
  func symbol(day: String, atcud: String, isPrinted: Bool) throws {
    let stamped = try Self.stamped("recibo") {
      let day = Day(day) ?? .unknown
      $0.issueDate = day
      $0.systemEntryDate = DateTime(day: day, hour: 9, minute: 0, second: 0)
      $0.settled[0].date = day
      $0.number = "RG A2026/1"
      $0.atcud = atcud
    }
    #expect(stamped.hasSymbol == isPrinted)
    #expect((stamped.words.atcud != nil) == isPrinted)
    #expect(stamped.qrMessage.contains("*H:\(atcud)*"))
  }

  @Test func `a withholding of nothing is none`() throws {
    let stamped = try Self.stamped("fatura") {
      var nothing = Withholding()
      nothing.type = .irs
      $0.withholdings = [nothing]
    }
    #expect(stamped.document.withholdings == [])
  }

  @Test func `a receipt that does not split its total has no summary`() throws {
    let stamped = try Self.stamped("recibo") {
      var row = TaxTotal()
      row.code = "NA"
      row.rate = .zero
      row.base = $0.totals?.net ?? .zero
      $0.taxSummary = [row]
    }
    #expect(stamped.document.taxSummary == nil)
    #expect(stamped.qrMessage.contains("*I1:0*"))
  }

  @Test func `a guide may go without its values, an invoice may not`() throws {
    let invoice = try Self.stamped("fatura", withoutValues: true)
    #expect(invoice.document.totals != nil)
    var guide = try Self.document("guia-de-transporte")
    let valued = try Self.document("fatura")
    guide.lines = valued.lines
    guide.taxSummary = valued.taxSummary
    guide.totals = valued.totals
    guide.print.values = false
    let bare = stamp(try check(guide))
    guide.print.values = true
    let full = stamp(try check(guide))
    #expect(
      bare.qrMessage == full.qrMessage && bare.words.certification == full.words.certification)
    #expect(bare.document.isUnvalued && !full.document.isUnvalued)
    #expect(bare.words.exemptions == [] && full.words.exemptions != [])
  }

  @Test("words tell the reason where there is no code of AT's table")
  func reasons() throws {
    var document = try Self.document("fatura")
    document.importedFrom = .saft
    for index in document.lines.indices where document.lines[index].tax?.exemption != nil {
      document.lines[index].tax?.exemption = nil
      document.lines[index].tax?.exemptionReason = "Isento nos termos do contrato"
    }
    let stamped = stamp(try check(document))
    #expect(stamped.words.exemptions.map(\.mention) == ["Isento nos termos do contrato"])
    #expect(stamped.words.exemptions.map(\.code) == [nil])
  }
}
