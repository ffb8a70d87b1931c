import DocumentModel
import Measures
import Testing
import Typesetting

@testable import DocumentPages
@testable import Fiscal
@testable import Printout

/// What a page tells those who do not see it.
@Suite("Marks")
struct MarkTests {
  private static let names =
    Specimens.names(in: "Tests/Fixtures/contract") + Specimens.names(in: "Tests/Fixtures/pages")
    + Specimens.names(in: "SampleOutput")

  @Test("read in the order of their marks, pages say everything once", arguments: names)
  func everything(name: String) throws {
    let document = try Specimens.document(name)
    let press = try Specimens.press()
    let read = reading(try Specimens.pages(of: document, press: press))
    let whole = squeezed(read.joined(separator: " "))
    let printout = Printout(
      document, fiscalWords(of: document), in: press.vocabulary(.portuguese))
    printout.texts { text in
      let words = squeezed(press.printable(text.text))
      // Heads of columns that the document does not need are not set, and origins stand in one of
      // two places.
      if text.role == .heading || text == printout.origins?.list.label { return }
      if text == printout.origins?.list.value { return }
      let isSaid = whole.contains(words)
      #expect(isSaid, "\(name): \(text.text)")
    }
    for line in document.lines {
      let cells = [press.printable(line.description), printout.table.quantity(of: line)]
      for cell in cells where line.isItem {
        let isSaid = whole.contains(squeezed(cell))
        #expect(isSaid, "\(name): \(cell)")
      }
    }
  }

  @Test("a page has one title, and its rows are whole", arguments: names)
  func tables(name: String) throws {
    let document = try Specimens.document(name)
    let pages = try Specimens.pages(of: document, press: try Specimens.press())
    let marks = pages.flatMap(\.items).map(\.mark)
    #expect(Set(marks.filter { $0.kind == .title }).count == 1)
    let heads = Set(marks.filter { $0.kind == .columnHead && $0.section == .lines })
    let columns = Set(heads.map(\.column))
    #expect(heads.count == columns.count)
    for mark in marks where mark.section == .lines && mark.kind == .cell {
      #expect(columns.contains(mark.column))
    }
    let rows = Set(marks.filter { $0.section == .lines && $0.kind == .cell }.map(\.row))
    #expect(rows.count == document.lines.count + document.settled.count)
  }

  @Test("what a page repeats is an artefact")
  func repetitions() throws {
    let document = try Specimens.document("SampleOutput/fatura-tres-paginas")
    let pages = try Specimens.pages(of: document, press: try Specimens.press())
    #expect(pages.count == 3)
    for page in pages.dropFirst() {
      let spoken = page.items.filter { !$0.mark.isArtefact }.map(\.mark)
      #expect(
        spoken.allSatisfy { $0.section >= .lines && ($0.section, $0.kind) != (.lines, .columnHead) }
      )
    }
  }

  /// The texts in reading order: the lines of one element joined, repetitions left out.
  private func reading(_ pages: [Frame]) -> [String] {
    var elements: [Mark: String] = [:]
    for item in pages.flatMap(\.items) {
      guard case .text(let text) = item, !text.mark.isArtefact else { continue }
      elements[text.mark, default: ""] += text.string + " "
    }
    return elements.sorted { $0.key < $1.key }.map(\.value)
  }

  /// Without blanks, and in capitals as some labels are set.
  private func squeezed(_ text: String) -> String { text.filter { !$0.isWhitespace }.uppercased() }
}
