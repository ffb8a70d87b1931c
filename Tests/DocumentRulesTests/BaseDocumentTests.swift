import DocumentModel
import Testing

@Suite("Base documents")
struct BaseDocumentTests {
  @Test(
    "raise neither errors nor warnings",
    arguments: Document.everyBase.map { RuleCase("BASE", $0.type.rawValue, $0) })
  func isFlawless(base: RuleCase) { base.run() }
}
