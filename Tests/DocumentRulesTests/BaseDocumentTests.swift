import DocumentModel
import Measures
import Testing

@Suite("Base documents")
struct BaseDocumentTests {
  @Test("raise neither errors nor warnings", arguments: Document.everyBase)
  func isFlawless(document: Document) {
    #expect(everyProblem(in: document) == [])
  }
}
