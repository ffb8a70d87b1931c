import DocumentModel
import Measures
import Testing
import Typesetting

@testable import DocumentPages

/// Figures never eat what they are of.
@Suite("Tables")
struct TableTests {
  /// A document with one line of a quantity, price and amount of that many digits.
  private func document(digits: Int) throws -> Document {
    var document = try Specimens.document("Tests/Fixtures/contract/fatura")
    var line = document.lines[0]
    let whole = (0..<digits).reduce(Int64(0)) { sum, _ in sum * 10 + 8 }
    line.description = "Prestação de serviços de consultoria em engenharia"
    line.quantity = Decimal(millionths: whole * 1_000_000 + 888_888)
    line.amount = Money(cents: whole * 100)
    document.lines = [line]
    return document
  }

  @Test(
    "the description keeps 30 mm, whatever the figures and the size of type",
    arguments: [1, 4, 8, 12], [8.2, 10, 12])
  func floor(digits: Int, size: Double) throws {
    var template = Template()
    template.sizes.body = .pt(size)
    let press = try Specimens.press(template)
    let pages = try Specimens.pages(of: document(digits: digits), press: press)
    let cells = pages.flatMap(\.items).compactMap { item -> Frame.Text? in
      guard case .text(let text) = item, text.mark.section == .lines, text.mark.kind == .cell
      else { return nil }
      return text
    }
    let description = cells.filter { $0.mark.column == 1 }
    #expect(description.count <= 4)
    let left = try #require(description.map(\.origin.x).min())
    let rows = Set(description.map(\.origin.y))
    for cell in cells where cell.mark.column > 1 {
      let isBeside = rows.contains(cell.origin.y)
      #expect(!isBeside || cell.origin.x - left >= .mm(30), "\(cell.string)")
      #expect(cell.size >= .pt(5))
    }
    // Nothing covers anything else.
    for (index, cell) in cells.enumerated() {
      let right =
        cell.origin.x + press.fonts.width(of: cell.string, face: cell.face, size: cell.size)
      for other in cells[(index + 1)...]
      where other.origin.y == cell.origin.y && other.origin.x > cell.origin.x {
        #expect(right <= other.origin.x, "\(cell.string) and \(other.string)")
      }
    }
  }

  @Test("labels side by side have one size, and none is under 5.5 pt")
  func labels() throws {
    let fonts = try Specimens.press().fonts
    let style = try Specimens.press().styles.label
    let labels: [(text: String, width: Length)] = [
      ("QTD. / QTY", .mm(10)), ("DESCRIÇÃO / DESCRIPTION", .mm(60)), ("UN.", .mm(8)),
    ]
    let row = LabelRow(labels, style, fonts: fonts)
    #expect(row.lineCount == 2 && row.lines[1].count == 1)
    #expect(row.style.size >= LabelRow.leastSize && row.style.size <= style.size)
    for (lines, label) in zip(row.lines, labels) {
      for line in lines { #expect(fonts.width(of: line, row.style) <= label.width) }
    }
  }

  @Test(
    "a row is cut so that lines stay on both sides",
    arguments: [
      (10, 4.0, 2, nil), (10, 20.0, 2, 4), (10, 34.0, 2, 7), (10, 500.0, 2, 8), (3, 9.0, 2, nil),
    ]
      as [(Int, Double, Int, Int?)])
  func cutting(lines: Int, room: Double, least: Int, kept: Int?) {
    var row = Row(content: .line(0), height: .mm(2))
    row.padding = .mm(2)
    row.value = Carried(amount: Money(cents: 5))
    row.texts = (0..<lines).map { RowText(text: "\($0)", kind: .primary, leading: .mm(4.5)) }
    let pieces = row.cut(at: .mm(room), leaving: least)
    #expect(pieces?.head.texts.count == kept)
    guard let (head, tail) = pieces else { return }
    #expect(head.texts.map(\.text) + tail.texts.map(\.text) == row.texts.map(\.text))
    #expect(head.value.amount.cents == 5 && tail.value.amount == .zero)
    #expect(head.showsFigures && !tail.showsFigures && !head.endsItem && tail.endsItem)
  }
}
