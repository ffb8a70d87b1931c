import DocumentModel
import Measures
import Testing

@testable import DocumentRules

/// Every case of every table.
private let everyCase: [RuleCase] = [
  numberCases, statusCases, dateCases, signatureCases, referenceCases, partyCases, paymentCases,
  lineCases, taxCases, exemptionCases, amountCases, receiptCases,
].flatMap(\.self)

@Suite("The set of rules")
struct RuleCoverageTests {
  @Test("has a case that breaks each rule and one that comes near", arguments: allRules.map(\.code))
  func isCovered(code: String) {
    let cases = everyCase.filter { $0.code == code }
    #expect(cases.contains { $0.isViolation }, "no case breaks \(code)")
    #expect(cases.contains { $0.expected.isEmpty }, "no case passes near \(code)")
  }

  @Test func `has no cases for rules that do not exist`() {
    #expect(Set(everyCase.map(\.code)).subtracting(allRules.map(\.code)) == [])
  }

  @Test func `has no code twice`() {
    #expect(Set(allRules.map(\.code)).count == allRules.count)
  }

  @Test("gives each rule code, wording, law and keys", arguments: allRules.indices)
  func isComplete(index: Int) throws {
    let rule = allRules[index]
    let parts = rule.code.split(separator: "-")
    try #require(parts.count == 2)
    #expect((2...4).contains(parts[0].count) && parts[1].count == 2)
    #expect(
      rule.explanation.sentence.en.hasSuffix(".") && rule.explanation.sentence.pt.hasSuffix("."))
    #expect(rule.explanation.sentence.en != rule.explanation.sentence.pt)
    #expect(!rule.explanation.law.isEmpty && rule.explanation.law.allSatisfy { !$0.isEmpty })
    #expect(!rule.reads.isEmpty)
  }

  @Test func `skips rules whose keys could not be read, and never passes the document`() throws {
    let broken = with(Document.invoice) {
      $0.number = ""
      $0.unreadable = [.number]
    }
    #expect(throws: DocumentRejected(problems: [])) { try check(broken) }
  }

  @Test func `makes warnings errors when strict`() {
    let hesitant = with(Document.invoice) { $0.dueDate = Day("2026-05-01") }
    var options = CheckOptions()
    #expect(everyProblem(in: hesitant, options: options).map(\.severity) == [.warning])
    options.strict = true
    #expect(throws: DocumentRejected.self) { try check(hesitant, options: options) }
    #expect(everyProblem(in: hesitant, options: options).map(\.severity) == [.error])
  }
}
