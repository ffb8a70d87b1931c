import DocumentModel
import Testing

@testable import Printout

@Suite("Copy marks")
struct CopyMarksTests {
  @Test(
    "a document is printed once, marked where its kind carries the mark",
    arguments: [
      (DocumentType.FT, false, ["Original"]), (.GT, false, ["Original"]), (.PF, false, [""]),
      (.RG, false, [""]), (.FT, true, ["2.ª via"]), (.RG, true, ["2.ª via"]),
    ])
  func withoutCopies(type: DocumentType, isSecondCopy: Bool, marks: [String]) {
    var document = Document()
    document.type = type
    #expect(copyMarks(for: document, copies: [], isSecondCopy: isSecondCopy) == marks)
  }

  @Test("the copies asked for come in their order")
  func withCopies() {
    let copies: [Copy] = [.original, .duplicate, .triplicate]
    #expect(
      copyMarks(for: Document(), copies: copies, isSecondCopy: false)
        == ["Original", "Duplicado", "Triplicado"])
    #expect(
      copyMarks(for: Document(), copies: [.duplicate], isSecondCopy: true)
        == ["Duplicado · 2.ª via"])
  }
}
