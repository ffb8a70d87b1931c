internal import DocumentModel
internal import Measures
package import Printout
package import Typesetting

/// The finished pages of one copy of a document, made one at a time.
///
/// The plan (which row on which page) is made first, so that every page knows the page count; the
/// pages themselves are plain data and cost memory only while somebody holds them.
package final class DocumentPages: Sequence {
  private let composition: Composition
  private let lineTable: LineTable?
  private let settlementTable: SettlementTable?
  private let strip: Sheet
  private let footLines: [String]
  private let opening: Sheet
  private let head: Sheet
  private let closing: Sheet
  private let fiscalBlock: Sheet
  private let tableHead: Sheet
  /// Where the table starts, with its head.
  private let firstTableRow: Int
  private let room: Pagination.Room
  private let plan: Pagination
  private let carriesValues: Bool

  private static let carryHeight = Length.mm(6)
  private static let blockGap = Length.mm(5)

  /// How many pages there are.
  package var count: Int { plan.pages.count }

  /// Sets `printout` in type.
  ///
  /// - Parameters:
  ///   - symbol: the QR symbol of the stamp's message.
  ///   - copyMark: one of ``copyMarks(for:copies:isSecondCopy:)``.
  package init(
    _ printout: Printout, symbol: ModuleGrid, press: Press, copyMark: String
  ) {
    let composition = Composition(printout, symbol: symbol, press: press, copyMark: copyMark)
    let document = printout.document
    var spilled: [Inscription] = []
    let opening = composition.opening(spilled: &spilled)
    let head = composition.head()
    carriesValues = document.totals != nil
    if document.family == .payment {
      lineTable = nil
      settlementTable = SettlementTable(composition)
    } else {
      lineTable = LineTable(composition)
      settlementTable = nil
    }
    let geometry = lineTable?.geometry ?? settlementTable?.geometry
    tableHead = geometry.map { composition.tableHead($0) } ?? Sheet(press)

    strip = composition.strip()
    footLines = composition.footLines
    let footer = composition.footer(page: 1, of: 1, lines: footLines, showsATCUD: true)
    let bottom = press.paper.height - press.template.page.bottom - footer.height - .mm(3)
    var room = Pagination.Room(
      firstTop: opening.height, firstBottom: bottom, nextTop: head.height, nextBottom: bottom,
      tableHead: tableHead.height, carry: carriesValues ? Self.carryHeight : .zero, closing: .zero)

    let besideSymbol = composition.notesBesideSymbol
    fiscalBlock = composition.fiscalBlock(notes: besideSymbol ? printout.notes : [])
    let fiscalHeight = fiscalBlock.height + Self.blockGap
    let isOnFirstPage = press.template.qrPage == .first
    var closing = composition.closing(isTall: false)
    let lineHeight = composition.styles.body.leading * 2
    let closingLimit =
      room.closingLimit(for: lineHeight) - Self.blockGap - (isOnFirstPage ? .zero : fiscalHeight)
    let isTall = closing.height > closingLimit
    if isTall { closing = composition.closing(isTall: true) }
    if isOnFirstPage { room.firstBottom -= fiscalHeight }
    room.closing =
      closing.height + (closing.height > .zero ? Self.blockGap : .zero)
      + (isOnFirstPage ? .zero : fiscalHeight)

    var rows = composition.openingParagraphs(spilled: spilled)
    rows += lineTable?.rows() ?? settlementTable?.rows() ?? []
    if !besideSymbol { rows += composition.closingParagraphs(notes: printout.notes) }
    if isTall { rows += composition.tallClosingParagraphs() }

    self.composition = composition
    self.opening = opening
    self.head = head
    self.closing = closing
    firstTableRow = rows.firstIndex(where: \.isTabular) ?? 0
    self.room = room
    plan = Pagination(rows, in: room)
  }

  package func makeIterator() -> some IteratorProtocol<Frame> {
    plan.pages.indices.lazy.map { self.page(at: $0) }.makeIterator()
  }

  /// One page, counted from 0.
  private func page(at index: Int) -> Frame {
    let page = plan.pages[index]
    let isFirst = index == 0
    let isLast = index == plan.pages.count - 1
    let hasSymbol = composition.press.template.qrPage == .first ? isFirst : isLast
    let press = composition.press
    var sheet = Sheet(press)
    sheet.place(strip, y: press.template.page.top, isRepeated: !isFirst)
    sheet.place(isFirst ? opening : head, y: .zero, isRepeated: !isFirst)
    var y = isFirst ? room.firstTop : room.nextTop
    if !isFirst, carriesValues {
      if page.hasLinesBefore {
        showCarry(
          composition.printout.table.broughtForward, page.broughtForward, on: &sheet, top: y)
      }
      y += room.carry
    }
    y = draw(page.rows, on: &sheet, top: y)
    if isLast {
      sheet.place(closing, y: y + Self.blockGap)
    } else if carriesValues, page.hasLines {
      let bottom = isFirst ? room.firstBottom : room.nextBottom
      showCarry(
        composition.printout.table.carriedForward, page.carriedForward, on: &sheet,
        top: bottom - room.carry)
    }
    // Sheets have the stamp and the foot at their lower end, a roll ends with them.
    let bottom = press.paper.isRoll ? y + room.closing : room.nextBottom
    if hasSymbol { sheet.place(fiscalBlock, y: bottom - fiscalBlock.height) }
    let footer = composition.footer(
      page: index + 1, of: plan.pages.count, lines: footLines, showsATCUD: !hasSymbol)
    sheet.place(footer, y: bottom + .mm(3))
    var frame = press.paper.page(
      length: bottom + .mm(3) + footer.height + press.template.page.bottom)
    frame.items = sheet.items
    return frame
  }

  /// Draws rows downwards, the table's head above the first of its rows; returns the lower end.
  private func draw(_ range: Range<Int>, on sheet: inout Sheet, top: Length) -> Length {
    var y = top
    var hasHead = false
    for row in plan.rows[range] {
      if row.isTabular, !hasHead {
        sheet.place(tableHead, y: y, isRepeated: range.lowerBound > firstTableRow)
        y += tableHead.height
        hasHead = true
      }
      switch row.content {
      case .line(let index): lineTable?.draw(row, line: index, on: &sheet, top: y)
      case .settlement(let index): settlementTable?.draw(row, settlement: index, on: &sheet, top: y)
      case .paragraph(let mark): composition.draw(paragraph: row, mark, on: &sheet, top: y)
      }
      y += row.height
    }
    return y
  }

  /// One line of carried values, each figure in its column.
  private func showCarry(
    _ wording: Inscription, _ sum: Carried, on sheet: inout Sheet, top: Length
  ) {
    sheet.mark = .artefact
    let styles = composition.styles
    let amountColumn =
      lineTable?.geometry[.line(.amount)] ?? settlementTable?.geometry[.settled]
    let comma = amountColumn?.comma ?? composition.press.right
    let baseline = top + Length.mm(1) + styles.body.ascent
    let figure = sum.amount.printed
    sheet.show(figure: figure, styles.bodyBold, comma: comma, y: baseline)
    if let column = settlementTable?.geometry[.deducted] {
      let figure = sum.deduction.printed
      sheet.show(figure: figure, styles.bodyBold, comma: column.comma, y: baseline)
    }
    let start =
      comma - composition.fonts.width(of: String(figure.beforeComma), styles.bodyBold) - .mm(6)
    sheet.show(
      wording.text, styles.body.with(composition.colors.secondary), x: start, y: baseline, .right)
  }
}
