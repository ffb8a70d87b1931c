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
      copyMarks(for: Document(), copies: [.original, .duplicate], isSecondCopy: true)
        == ["2.ª via", "Duplicado · 2.ª via"])
  }

  @Test("what is a copy by its nature never calls itself an original")
  func copiesByNature() {
    var document = Document()
    document.source = .integrated
    #expect(copyMarks(for: document, copies: [], isSecondCopy: false) == [""])
    #expect(
      copyMarks(for: document, copies: [.original, .duplicate], isSecondCopy: false)
        == ["", "Duplicado"])
  }

  @Test("the fourth copy of what travels says what it is not good for")
  func fourthCopy() {
    let words =
      "Cópia de documento não válida para os fins previstos no regime de bens em circulação"
    var document = Document()
    func fourth() -> [String] {
      copyMarks(for: document, copies: [.triplicate, .quadruplicate], isSecondCopy: false)
    }
    #expect(fourth() == ["Triplicado", "Quadruplicado"])
    document.shipment = Shipment()
    document.shipment?.to = Stop()
    #expect(fourth() == ["Triplicado", "Quadruplicado"])
    document.shipment?.vehicle = "AA-00-BB"
    #expect(fourth() == ["Triplicado", "Quadruplicado · " + words])
    document.type = .GT
    document.shipment = nil
    #expect(fourth() == ["Triplicado", "Quadruplicado · " + words])
  }
}
