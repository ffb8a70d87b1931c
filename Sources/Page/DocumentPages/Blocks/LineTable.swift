internal import DocumentModel
internal import Fiscal
internal import Measures
internal import Printout
internal import Typesetting

/// The table of a document's lines.
struct LineTable {
  let composition: Composition
  let geometry: TableGeometry
  /// The widest region and exemption mark beside a rate.
  private let suffixWidth: Length

  private var press: Press { composition.press }
  private var styles: Press.Styles { composition.styles }
  private var fonts: FontSet { composition.fonts }
  private var document: Document { composition.document }
  private var words: Table { composition.printout.table }

  static let rowPadding = Length.mm(0.85)

  init(_ composition: Composition) {
    self.composition = composition
    let columns = TableColumns(composition)
    geometry = columns.geometry
    suffixWidth = columns.suffixWidth
  }

  // MARK: Rows

  /// One row a line.
  func rows() -> [Row] {
    guard let column = geometry[.line(.description)] else { return [] }
    let width = column.right - column.left - TableGeometry.padding * 2
    var rows: [Row] = []
    rows.reserveCapacity(document.lines.count)
    for index in document.lines.indices { rows.append(row(ofLine: index, width: width)) }
    return rows
  }

  private func row(ofLine index: Int, width: Length) -> Row {
    let line = document.lines[index]
    let padding = Self.rowPadding * 2
    var row = Row(content: .line(index), height: padding)
    row.padding = padding
    row.value = Carried(amount: line.amount ?? .zero)
    if let text = line.text {
      // A heading or comment has the columns of figures too.
      row.texts = primary(
        composition.lines(
          of: Inscription(text, .paragraph), styles.body, width: width + widthAfterDescription))
      row.showsFigures = false
    } else {
      row.texts = texts(of: line, width: width)
      row.least = padding + styles.body.leading * max(1, sideLineCount(of: line))
    }
    row.height = max(row.texts.reduce(padding) { $0 + $1.leading }, row.least)
    return row
  }

  /// What the columns after the description take.
  private var widthAfterDescription: Length {
    geometry[.line(.description)].map { press.right - $0.right } ?? .zero
  }

  private func primary(_ lines: [String]) -> [RowText] {
    lines.map { RowText(text: $0, kind: .primary, leading: styles.body.leading) }
  }

  /// The description, the figures where they stand under it, and what stands small under both; empty
  /// when one plain line is all there is.
  private func texts(of line: Line, width: Length) -> [RowText] {
    let description = composition.lines(
      of: Inscription(line.description, .value), styles.body, width: width)
    if description.count == 1, !geometry.isStacked, !words.hasDetails(line) { return [] }
    var texts = primary(description)
    if geometry.isStacked {
      let count = sideLines(.unit, line.unit).count
      texts.append(RowText(text: "", kind: .figures, leading: styles.body.leading * count))
    }
    var secondary: [Inscription] = []
    // A code or unit too long for its narrow column is set in full here.
    for (field, text) in sideTexts(of: line) { _ = sideLines(field, text, spilled: &secondary) }
    secondary += words.details(of: line)
    for text in secondary {
      let lines = composition.lines(of: text, styles.small, width: width)
      texts += lines.map {
        RowText(text: $0, kind: .secondary, leading: styles.small.leading)
      }
    }
    return texts
  }

  /// How many lines the code and the unit need beside the description.
  private func sideLineCount(of line: Line) -> Int {
    sideTexts(of: line).reduce(1) { most, side in
      geometry.isStacked && side.field == .unit
        ? most : max(most, sideLines(side.field, side.text).count)
    }
  }

  /// The code and the unit of a line, where they may need more than one line.
  private func sideTexts(of line: Line) -> [(field: Template.Column.Field, text: String)] {
    [(.code, line.code ?? ""), (.unit, line.unit)].filter { $0.1.utf8.count > 4 }
  }

  private func sideLines(_ field: Template.Column.Field, _ text: String) -> [String] {
    var spilled: [Inscription] = []
    return sideLines(field, text, spilled: &spilled)
  }

  /// A code or unit broken for its column; one that needs more than twelve lines is cut there and
  /// put among `spilled`.
  private func sideLines(
    _ field: Template.Column.Field, _ text: String, spilled: inout [Inscription]
  ) -> [String] {
    guard let column = geometry[.line(field)] else { return [] }
    let width = column.right - column.left - TableGeometry.padding
    let style = field == .code ? styles.small : geometry.figures
    return composition.lines(
      of: Inscription(text, .value), style, width: width, limit: 12, spilled: &spilled)
  }

  // MARK: Drawing

  /// Draws a row with its top at `top`.
  func draw(_ row: Row, line index: Int, on sheet: inout Sheet, top: Length) {
    let line = document.lines[index]
    let y = top + Self.rowPadding
    for (position, column) in geometry.columns.enumerated() {
      sheet.mark = Mark(.lines, .cell, index + 1, position)
      guard case .line(let field) = column.field else { continue }
      if field == .description {
        drawTexts(of: row, line, on: &sheet, x: column.left + TableGeometry.padding, top: y)
      } else if row.showsFigures, !column.isUnderText {
        drawCell(field, line, column, on: &sheet, baseline: y + styles.body.ascent)
      }
    }
    if geometry.isStacked { drawFigures(of: row, line: index, on: &sheet, top: y) }
    if row.endsItem {
      sheet.line(
        composition.colors.hairline, x: press.left, y: top + row.height - Weight.hairline,
        width: press.width, weight: Weight.hairline)
    }
  }

  private func drawTexts(
    of row: Row, _ line: Line, on sheet: inout Sheet, x: Length, top: Length
  ) {
    if row.texts.isEmpty {
      sheet.show(
        composition.oneLine(Inscription(line.description, .value)), styles.body, x: x,
        y: top + styles.body.ascent)
      return
    }
    var y = top
    for text in row.texts {
      let style = text.kind == .secondary ? styles.small : styles.body
      sheet.show(text.text, style, x: x, y: y + style.ascent)
      y += text.leading
    }
  }

  /// Draws the figures on the line under the text that is kept for them.
  private func drawFigures(of row: Row, line index: Int, on sheet: inout Sheet, top: Length) {
    guard let place = row.texts.firstIndex(where: { $0.kind == .figures }) else { return }
    let baseline = row.texts[..<place].reduce(top + styles.body.ascent) { $0 + $1.leading }
    for (position, column) in geometry.columns.enumerated() where column.isUnderText {
      guard case .line(let field) = column.field else { continue }
      sheet.mark = Mark(.lines, .cell, index + 1, position)
      drawCell(field, document.lines[index], column, on: &sheet, baseline: baseline)
    }
  }

  private func drawCell(
    _ field: Template.Column.Field, _ line: Line, _ column: TableGeometry.Column,
    on sheet: inout Sheet, baseline: Length
  ) {
    let style = geometry.figures
    let right = column.right - TableGeometry.padding
    let left = column.left + TableGeometry.padding
    switch field {
    case .description: break
    case .code:
      let lines = line.code.map { sideLines(.code, $0) } ?? []
      for (position, text) in lines.enumerated() {
        sheet.show(text, styles.small, x: left, y: baseline + styles.small.leading * position)
      }
    case .unit:
      for (position, text) in sideLines(.unit, line.unit).enumerated() {
        sheet.show(text, style, x: left, y: baseline + style.leading * position)
      }
    case .quantity:
      sheet.show(figure: words.quantity(of: line), style, comma: column.comma, y: baseline)
    case .unitPrice:
      guard let price = words.unitPrice(of: line) else { return }
      sheet.show(figure: price, style, comma: column.comma, y: baseline)
    case .amount:
      guard let amount = words.amount(of: line) else { return }
      sheet.show(figure: amount, style, comma: column.comma, y: baseline)
    case .discount:
      sheet.show(words.discount(of: line), style, x: right, y: baseline, .right)
    case .taxRate:
      let edge = right - suffixWidth
      sheet.show(words.tax(of: line), style, x: edge, y: baseline, .right)
      sheet.show(words.taxSuffix(of: line), styles.small, x: edge + .mm(0.8), y: baseline)
    }
  }
}
