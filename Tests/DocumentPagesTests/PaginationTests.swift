import DocumentModel
import Fiscal
import Measures
import Testing
import Typesetting

@testable import DocumentPages

@Suite("Pagination")
struct PaginationTests {
  private static let room = Pagination.Room(
    firstTop: .mm(100), firstBottom: .mm(270), nextTop: .mm(30), nextBottom: .mm(270),
    tableHead: .mm(6), carry: .mm(6), closing: .mm(110))

  private func rows(_ count: Int, height: Length) -> [Row] {
    (0..<count).map {
      Row(
        content: .line($0), height: height,
        value: Carried(amount: Money(cents: Int64($0 + 1))))
    }
  }

  @Test("every row stands on exactly one page, in order, and carried values add up")
  func everyRowOnce() {
    for count in [0, 1, 2, 9, 10, 11, 12, 13, 25, 60, 61, 62, 63, 500] {
      for height in [5, 5.7, 13, 40] {
        let rows = rows(count, height: .mm(height))
        let pages = Pagination(rows, in: Self.room).pages
        var expected = 0
        var sum = Money.zero
        for page in pages {
          #expect(page.rows.lowerBound == expected, "\(count) rows of \(height) mm")
          #expect(page.broughtForward.amount == sum)
          for row in rows[page.rows] { sum += row.value.amount }
          #expect(page.carriedForward.amount == sum)
          expected = page.rows.upperBound
        }
        #expect(expected == count)
      }
    }
  }

  @Test("no page overflows, and the closing never stands without a line that could join it")
  func nothingOverflows() {
    let room = Self.room
    for count in 1...120 {
      let rows = rows(count, height: .mm(7))
      let pages = Pagination(rows, in: room).pages
      for (index, page) in pages.enumerated() {
        let isLast = index == pages.count - 1
        let top = index == 0 ? room.firstTop : room.nextTop + room.carry
        let bottom = index == 0 ? room.firstBottom : room.nextBottom
        let used = rows[page.rows].reduce(Length.zero) { $0 + $1.height }
        let head = page.rows.isEmpty ? Length.zero : room.tableHead
        let after = isLast ? room.closing : room.carry
        #expect(top + head + used + after <= bottom, "page \(index + 1) of \(count) rows")
        if isLast { #expect(!page.rows.isEmpty, "the totals of \(count) rows stand alone") }
      }
    }
  }

  @Test("a page that is not the last is filled as far as the next row allows")
  func pagesAreFull() {
    let room = Self.room
    let rows = rows(200, height: .mm(7))
    let pages = Pagination(rows, in: room).pages
    for page in pages.dropFirst().dropLast(2) {
      let used = rows[page.rows].reduce(Length.zero) { $0 + $1.height }
      let free = room.nextBottom - room.nextTop - room.carry * 2 - room.tableHead - used
      #expect(free < .mm(7))
    }
  }
}

/// Pages of whole documents.
@Suite("Pages")
struct PagesTests {
  private static let names =
    Specimens.names(in: "Tests/Fixtures/pages") + Specimens.names(in: "SampleOutput")

  @Test("no page carries a value that no line before gave", arguments: names)
  func carriedValues(name: String) throws {
    let document = try Specimens.document(name)
    let press = try Specimens.press()
    for language in PrintLanguage.allCases {
      let pages = try Specimens.pages(of: document, press: press, language: language)
      var hasLines = false
      for page in pages {
        hasLines = hasLines || page.items.contains { $0.mark.section == .lines }
        #expect(hasLines || !page.texts.contains(Mention.carriedForward), "\(name) \(language)")
      }
      // The first page has room for a line in all of them.
      #expect(pages[0].items.contains { $0.mark.kind == .cell && $0.mark.section == .lines })
    }
  }

  @Test("the sums have one right edge")
  func sums() throws {
    let press = try Specimens.press()
    let pages = try Specimens.pages(
      of: try Specimens.document("Tests/Fixtures/pages/everything"), press: press)
    let edges = pages.flatMap(\.items).compactMap { item -> Length? in
      guard case .text(let text) = item, text.mark.section == .sums, text.mark.kind == .cell
      else { return nil }
      return text.origin.x + press.fonts.width(of: text.string, face: text.face, size: text.size)
    }
    #expect(edges.count > 5 && Set(edges).count == 1)
  }

  @Test("no-break spaces hold, and are spaces on paper")
  func firmSpaces() throws {
    let document = try Specimens.document("Tests/Fixtures/pages/no-break-spaces")
    let pages = try Specimens.pages(of: document, press: try Specimens.press())
    let texts = pages.flatMap(\.texts)
    #expect(
      !texts.contains { $0.contains("\u{A0}") || $0.hasSuffix(" Sr.") || $0.hasSuffix(" 25") })
    #expect(texts.contains { $0.contains("Sr. Silva") } && texts.contains { $0.contains("25 °C") })
  }
}
