internal import Measures

/// Which rows stand on which page.
struct Pagination {
  struct Page {
    let rows: Range<Int>
    /// The sum of all rows before, and up to the end of, the page (Despacho 8632/2014, 2.2.11).
    let broughtForward: Carried
    let carriedForward: Carried
    /// Whether a line of the table stands before, and up to the end of, the page: without one there
    /// is nothing to carry.
    let hasLinesBefore: Bool
    let hasLines: Bool
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

    /// The most the closing may take, so that a line still finds room above it.
    func closingLimit(for row: Length) -> Length { nextBottom - nextTop - tableHead - carry - row }
  }

  /// The rows, those that are cut at the end of a page in pieces.
  private(set) var rows: [Row]
  private(set) var pages: [Page] = []
  private let room: Room

  /// Fills pages in order; on the last stands the closing, under the last lines of the table where
  /// the page before can spare them.
  init(_ rows: [Row], in room: Room) {
    self.rows = rows
    self.room = room
    var starts = [0]
    while let start = starts.last, !endsDocument(start, isFirst: starts.count == 1) {
      starts.append(fill(from: start, isFirst: starts.count == 1))
    }
    balance(&starts)
    var sum = Carried()
    var hasLines = false
    for (index, start) in starts.enumerated() {
      let range = start..<(index + 1 < starts.count ? starts[index + 1] : self.rows.count)
      let (before, hadLines) = (sum, hasLines)
      for row in self.rows[range] {
        sum += row.value
        hasLines = hasLines || row.isTabular
      }
      pages.append(
        Page(
          rows: range, broughtForward: before, carriedForward: sum, hasLinesBefore: hadLines,
          hasLines: hasLines))
    }
  }

  private func top(isFirst: Bool) -> Length {
    isFirst ? room.firstTop : room.nextTop + room.carry
  }

  private func bottom(isFirst: Bool) -> Length { isFirst ? room.firstBottom : room.nextBottom }

  /// Whether all rows from `start` and the closing have room on one page.
  private func endsDocument(_ start: Int, isFirst: Bool) -> Bool {
    if start == rows.count, !isFirst { return true }
    let bottom = bottom(isFirst: isFirst)
    let reach = reach(start..<rows.count, top: top(isFirst: isFirst), until: bottom)
    return reach + room.closing <= bottom
  }

  /// The end of the rows that fit on a page; the last of them may be cut, and only the first page may
  /// stay without any.
  private mutating func fill(from start: Int, isFirst: Bool) -> Int {
    let limit = bottom(isFirst: isFirst) - room.carry
    var y = top(isFirst: isFirst)
    var hasHead = false
    var end = start
    while end < rows.count {
      let row = rows[end]
      if row.isTabular, !hasHead { y += room.tableHead }
      if y + row.height > limit {
        // A long row does not leave half a page blank, and one longer than a page has to be cut.
        let isAlone = !hasHead && row.isTabular
        let least = end == start && !isFirst ? 1 : 2
        if isAlone || row.texts.count > Self.longRow,
          let (head, tail) = row.cut(at: limit - y, leaving: least)
        {
          rows[end] = head
          rows.insert(tail, at: end + 1)
          return end + 1
        }
        return end == start && !isFirst ? end + 1 : end
      }
      y += row.height
      hasHead = hasHead || row.isTabular
      end += 1
    }
    return end
  }

  /// A row of no more lines than these goes to the next page whole.
  private static let longRow = 6

  /// Where rows set from `top` end; stops counting once past `limit`.
  private func reach(_ range: Range<Int>, top: Length, until limit: Length) -> Length {
    var y = top
    var hasHead = false
    for index in range {
      if y > limit { break }
      y += rows[index].height + (rows[index].isTabular && !hasHead ? room.tableHead : .zero)
      hasHead = hasHead || rows[index].isTabular
    }
    return y
  }

  /// The lines that stand over the closing where there are as many.
  private static let linesOverClosing = 3

  /// Moves lines from the page before the last to the last, so that the closing does not stand under
  /// a lone line, or none: up to three, while the page before keeps more than it gives.
  private func balance(_ starts: inout [Int]) {
    guard starts.count > 1 else { return }
    let (previous, last) = (starts[starts.count - 2], starts[starts.count - 1])
    var count = rows[last...].prefix(1000).count(where: \.isTabular)
    var kept = rows[previous..<last].count(where: \.isTabular)
    for index in (previous..<last).reversed() where rows[index].isTabular {
      kept -= 1
      guard count < Self.linesOverClosing, kept > count else { return }
      let reach = reach(index..<rows.count, top: top(isFirst: false), until: room.nextBottom)
      guard reach + room.closing <= room.nextBottom else { return }
      starts[starts.count - 1] = index
      count += 1
    }
  }
}
