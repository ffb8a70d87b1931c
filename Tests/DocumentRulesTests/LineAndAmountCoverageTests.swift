import DocumentModel
import Measures
import Testing

@testable import DocumentRules

@Suite("Cases of the rules of lines and amounts")
struct LineAndAmountCoverageTests {
  private static let cases =
    LineRuleTests.cases + TaxRuleTests.cases + ExemptionRuleTests.cases + AmountRuleTests.cases
    + ReceiptRuleTests.cases

  @Test("show each rule broken and kept", arguments: (lineRules + amountRules).map(\.code))
  func hasBothCases(code: String) {
    let own = Self.cases.filter { $0.code == code }
    #expect(own.contains { $0.isViolation }, "no case breaks \(code)")
    #expect(own.contains { $0.expected.isEmpty }, "no case comes near \(code) and passes")
  }

  @Test("break rules that exist", arguments: cases)
  func namesARule(_ rule: RuleCase) {
    #expect((lineRules + amountRules).contains { $0.code == rule.code })
    #expect(rule.expected.isEmpty || rule.isViolation || rule.code == "FS-02")
  }

  @Test func `no code stands for two rules`() {
    #expect(Set(allRules.map(\.code)).count == allRules.count)
  }

  @Test(
    "say what must hold, in both languages, and where the law says so",
    arguments: (lineRules + amountRules).indices)
  func isDocumented(index: Int) {
    let rule = (lineRules + amountRules)[index]
    #expect(!rule.law.isEmpty)
    #expect(rule.sentence.en.hasSuffix("."))
    #expect(rule.sentence.pt.hasSuffix("."))
    #expect(rule.sentence.en != rule.sentence.pt)
  }
}
