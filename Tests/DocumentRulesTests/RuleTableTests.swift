import DocumentModel
import Measures
import Testing

@testable import DocumentRules

/// The tables of cases, group by group.
@Suite("Rules")
struct RuleTableTests {
  @Test("find what is wrong with numbers and ATCUD, and nothing else", arguments: numberCases)
  func number(_ example: RuleCase) { example.run() }

  @Test("find what is wrong with status and circumstances", arguments: statusCases)
  func status(_ example: RuleCase) { example.run() }

  @Test("find what is wrong with dates", arguments: dateCases)
  func date(_ example: RuleCase) { example.run() }

  @Test("find what is wrong with the signature", arguments: signatureCases)
  func signature(_ example: RuleCase) { example.run() }

  @Test("find what is wrong with transport and references", arguments: referenceCases)
  func reference(_ example: RuleCase) { example.run() }

  @Test("find what is wrong with seller and customer", arguments: partyCases)
  func party(_ example: RuleCase) { example.run() }

  @Test("find what is wrong with payment and print", arguments: paymentCases)
  func payment(_ example: RuleCase) { example.run() }

  @Test("find what is wrong with lines", arguments: lineCases)
  func line(_ example: RuleCase) { example.run() }

  @Test("find what is wrong with codes, regions and rates of tax", arguments: taxCases)
  func tax(_ example: RuleCase) { example.run() }

  @Test("find what is wrong with exemptions", arguments: exemptionCases)
  func exemption(_ example: RuleCase) { example.run() }

  @Test("find what is wrong with sums, totals, withholding and currency", arguments: amountCases)
  func amount(_ example: RuleCase) { example.run() }

  @Test("find what is wrong with receipts and simplified invoices", arguments: receiptCases)
  func receipt(_ example: RuleCase) { example.run() }

  @Test func `hold the limit of a simplified invoice against the net total when asked to`() {
    let document = with(Document.simplified) {
      $0.lines = [.of("Artigo", "UN", 1, 1000_00, 1000_00, .normal)]
      $0.taxSummary = [.of(.normal, 1000_00, 230_00)]
      $0.totals = .of(net: 1000_00, tax: 230_00)
    }
    var options = CheckOptions()
    #expect(everyProblem(in: document, options: options).map(\.code) == ["FS-01"])
    options.simplifiedInvoiceLimit = .net
    #expect(everyProblem(in: document, options: options).isEmpty)
  }
}
