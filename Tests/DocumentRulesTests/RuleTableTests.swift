import Testing

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
}
