internal import Measures

/// Which rows stand on which page.
struct Pagination {
  struct Page {
    let rows: Range<Int>
    /// The sum of all rows before, and up to the end of, the page (Despacho 8632/2014, 2.2.11).
    let broughtForward: Carried
    let carriedForward: Carried
  }

  /// The room on the pages of a document.
  struct Room {
    /// Where rows may start and must end, on the first page and on the others.
    var firstTop: Length
    var firstBottom: Length
    var nextTop: Length
    var nextBottom: Length
    /// The head of the table, repeated on each page with a table row.
    var tableHead: Length
    /// One line of carried value; zero where nothing is carried.
    var carry: Length
    /// Summary, totals and fiscal block: they never break.
    var closing: Length

    /// The most a single row may take.
    var rowLimit: Length { nextBottom - nextTop - tableHead - carry * 2 }
    /// The most the closing may take, so that a line still finds room above it.
    func closingLimit(for row: Length) -> Length { nextBottom - nextTop - tableHead - carry - row }
  }

  let pages: [Page]

  /// Fills pages in order; the closing stands on the last one with at least one line of the table
  /// when one can be moved to join it.
  init(_ rows: [Row], in room: Room) {
    var pages: [Page] = []
    var start = 0
    var sum = Carried()
    while true {
      let isFirst = pages.isEmpty
      let top = isFirst ? room.firstTop : room.nextTop + room.carry
      let bottom = isFirst ? room.firstBottom : room.nextBottom
      var end = Self.fill(rows, from: start, top: top, bottom: bottom - room.carry, room)
      let reach = Self.reach(rows, start..<rows.count, top: top, room, until: bottom)
      let isLast = reach + room.closing <= bottom
      if isLast {
        end = rows.count
      } else if end == rows.count {
        end = Self.joined(rows, from: start, room)
      } else if end == start, !isFirst {
        end += 1
      }
      let before = sum
      for row in rows[start..<end] { sum += row.value }
      pages.append(Page(rows: start..<end, broughtForward: before, carriedForward: sum))
      if isLast { break }
      start = end
    }
    self.pages = pages
  }

  /// The end of the rows that fit from `top` to `bottom`.
  private static func fill(
    _ rows: [Row], from start: Int, top: Length, bottom: Length, _ room: Room
  ) -> Int {
    var y = top
    var hasHead = false
    var end = start
    while end < rows.count {
      let row = rows[end]
      let needed = row.height + (row.isTabular && !hasHead ? room.tableHead : .zero)
      if y + needed > bottom { break }
      y += needed
      hasHead = hasHead || row.isTabular
      end += 1
    }
    return end
  }

  /// Where rows set from `top` end; stops counting once past `limit`.
  private static func reach(
    _ rows: [Row], _ range: Range<Int>, top: Length, _ room: Room, until limit: Length
  ) -> Length {
    var y = top
    var hasHead = false
    for index in range {
      if y > limit { break }
      y += rows[index].height + (rows[index].isTabular && !hasHead ? room.tableHead : .zero)
      hasHead = hasHead || rows[index].isTabular
    }
    return y
  }

  /// Where to cut rows that fill a page without room for the closing: the last line of the table,
  /// with what follows it, moves to the closing's page when all of it fits there.
  private static func joined(_ rows: [Row], from start: Int, _ room: Room) -> Int {
    guard let line = rows[start...].lastIndex(where: \.isTabular) else { return rows.count }
    let top = room.nextTop + room.carry
    let reach = reach(rows, line..<rows.count, top: top, room, until: room.nextBottom)
    return reach + room.closing <= room.nextBottom ? line : rows.count
  }
}
