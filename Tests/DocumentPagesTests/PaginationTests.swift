import Measures
import Testing

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
