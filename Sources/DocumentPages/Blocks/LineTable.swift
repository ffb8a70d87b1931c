internal import DocumentModel
internal import Fiscal
internal import Measures
internal import Printout
internal import Typesetting

/// The table of a document's lines.
struct LineTable {
  let composition: Composition
  let geometry: TableGeometry

  private var press: Press { composition.press }
  private var styles: Press.Styles { composition.styles }
  private var fonts: FontSet { composition.fonts }
  private var document: Document { composition.document }
  private var words: Table { composition.printout.table }

  static let rowPadding = Length.mm(0.85)

  init(_ composition: Composition) {
    self.composition = composition
    geometry = Self.geometry(composition)
  }

  // MARK: Columns

  private static func geometry(_ composition: Composition) -> TableGeometry {
    let document = composition.document
    let press = composition.press
    let hasDiscounts = document.lines.contains { $0.discount != nil }
    let hasCodes = document.lines.contains { $0.code != nil }
    let columns = press.template.columns.filter { column in
      switch column.field {
      case .discount: hasDiscounts
      case .code: hasCodes
      case .unitPrice, .amount: !document.isUnvalued
      case .taxRate: !document.isUnvalued && !document.isPricedWithTax
      case .description, .quantity, .unit: true
      }
    }
    var widths = columns.map { ColumnWidth(minimum: $0.width) }
    var suffixWidth = Length.zero
    for line in document.lines {
      for (position, column) in columns.enumerated() {
        admit(line, column.field, into: &widths[position], composition)
      }
      let suffix = composition.printout.table.taxSuffix(of: line)
      if !suffix.isEmpty {
        suffixWidth = max(
          suffixWidth, composition.fonts.width(of: suffix, composition.styles.small) + .mm(0.8))
      }
    }
    for (position, column) in columns.enumerated() where column.field == .taxRate {
      widths[position].minimum += suffixWidth
    }
    let placed = zip(columns, widths).map { column, width in
      (
        TableGeometry.Column(
          field: .line(column.field),
          heading: composition.printable(composition.printout.table.heading(column.field.label)),
          alignsRight: column.field.alignsRight), width
      )
    }
    var geometry = TableGeometry(placed, flexible: .line(.description), press: press)
    geometry.suffixWidth = suffixWidth
    return geometry
  }

  private static func admit(
    _ line: Line, _ field: Template.Column.Field, into width: inout ColumnWidth,
    _ composition: Composition
  ) {
    let fonts = composition.fonts
    let body = composition.styles.body
    let words = composition.printout.table
    switch field {
    case .quantity: width.admit(words.quantity(of: line), body, fonts: fonts)
    case .unitPrice:
      if let price = words.unitPrice(of: line) { width.admit(price, body, fonts: fonts) }
    case .amount: if let amount = words.amount(of: line) { width.admit(amount, body, fonts: fonts) }
    case .discount:
      width.admit(text: words.discount(of: line), body, fonts: fonts)
    case .taxRate: width.admit(text: words.tax(of: line), body, fonts: fonts)
    case .unit:
      // Long units wrap inside twice the column rather than eat the description.
      let widest = width.minimum * 2
      let needed = fonts.width(of: line.unit, body) + TableGeometry.padding * 2
      width.minimum = max(width.minimum, min(needed, widest))
    case .code, .description: break
    }
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
        fonts.lines(of: press.printable(text), styles.body, width: width + widthAfterDescription))
      row.showsFigures = false
    } else {
      row.texts = texts(of: line, width: width)
      row.least = padding + styles.body.leading * max(1, sideTextLineCount(of: line))
    }
    row.height = max(row.texts.reduce(padding) { $0 + $1.leading }, row.least)
    return row
  }

  /// What the columns after the description take.
  private var widthAfterDescription: Length {
    geometry[.line(.description)].map { press.right - $0.right } ?? .zero
  }

  private func primary(_ lines: [String]) -> [RowText] {
    lines.map { RowText(text: $0, isSecondary: false, leading: styles.body.leading) }
  }

  /// The description and what stands small under it; empty when one plain line is all there is.
  private func texts(of line: Line, width: Length) -> [RowText] {
    let description = press.printable(line.description)
    let broken = fonts.lines(of: description, styles.body, width: width)
    if broken.count == 1, !words.hasDetails(line) { return [] }
    var texts = primary(broken)
    var secondary: [Inscription] = []
    // A code or unit too long for its narrow column is set in full here.
    for (field, text) in sideTexts(of: line) { _ = sideLines(field, text, spilled: &secondary) }
    secondary += words.details(of: line)
    for text in secondary {
      let lines = composition.lines(of: text, styles.small, width: width)
      texts += lines.map {
        RowText(text: $0, isSecondary: true, leading: styles.small.leading)
      }
    }
    return texts
  }

  /// How many lines the code and the unit need in their columns.
  private func sideTextLineCount(of line: Line) -> Int {
    sideTexts(of: line).reduce(1) { max($0, sideLines($1.field, $1.text).count) }
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
    let style = field == .code ? styles.small : styles.body
    return composition.lines(
      of: Inscription(text, .value), style, width: width, limit: 12, spilled: &spilled)
  }

  // MARK: Drawing

  /// Draws a row with its top at `top`.
  func draw(_ row: Row, line index: Int, on sheet: inout Sheet, top: Length) {
    let line = document.lines[index]
    let y = top + Self.rowPadding
    let baseline = y + styles.body.ascent
    for (position, column) in geometry.columns.enumerated() {
      sheet.mark = Mark(.lines, .cell, index + 1, position)
      guard case .line(let field) = column.field else { continue }
      let x = column.left + TableGeometry.padding
      if field == .description {
        drawDescription(row, line, on: &sheet, x: x, top: y)
      } else if row.showsFigures {
        drawCell(field, line, column, on: &sheet, top: y, baseline: baseline)
      }
    }
    if row.endsItem {
      sheet.line(
        composition.colors.hairline, x: press.left, y: top + row.height - Weight.hairline,
        width: press.width, weight: Weight.hairline)
    }
  }

  private func drawDescription(
    _ row: Row, _ line: Line, on sheet: inout Sheet, x: Length, top: Length
  ) {
    if row.texts.isEmpty {
      sheet.show(press.printable(line.description), styles.body, x: x, y: top + styles.body.ascent)
      return
    }
    var y = top
    for text in row.texts {
      let style = text.isSecondary ? styles.small : styles.body
      sheet.show(text.text, style, x: x, y: y + style.ascent)
      y += style.leading
    }
  }

  private func drawCell(
    _ field: Template.Column.Field, _ line: Line, _ column: TableGeometry.Column,
    on sheet: inout Sheet, top: Length, baseline: Length
  ) {
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
        sheet.show(text, styles.body, x: left, y: baseline + styles.body.leading * position)
      }
    case .quantity:
      sheet.show(
        figure: words.quantity(of: line), styles.body, comma: column.comma,
        y: baseline)
    case .unitPrice:
      guard let price = words.unitPrice(of: line) else { return }
      sheet.show(figure: price, styles.body, comma: column.comma, y: baseline)
    case .amount:
      guard let amount = words.amount(of: line) else { return }
      sheet.show(figure: amount, styles.body, comma: column.comma, y: baseline)
    case .discount:
      sheet.show(words.discount(of: line), styles.body, x: right, y: baseline, .right)
    case .taxRate:
      let edge = right - geometry.suffixWidth
      sheet.show(words.tax(of: line), styles.body, x: edge, y: baseline, .right)
      sheet.show(
        words.taxSuffix(of: line), styles.small, x: edge + .mm(0.8), y: baseline)
    }
  }
}

extension Template.Column.Field {
  fileprivate var label: Label {
    switch self {
    case .code: .code
    case .description: .description
    case .quantity: .quantity
    case .unit: .unit
    case .unitPrice: .unitPrice
    case .discount: .discount
    case .taxRate: .taxRate
    case .amount: .amount
    }
  }

  fileprivate var alignsRight: Bool {
    switch self {
    case .code, .description, .unit: false
    case .quantity, .unitPrice, .discount, .taxRate, .amount: true
    }
  }
}
