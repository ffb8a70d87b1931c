internal import DocumentModel
internal import Measures
internal import Printout
internal import Typesetting

/// The table of the invoices that a receipt settles.
struct SettlementTable {
  let composition: Composition
  let geometry: TableGeometry

  init(_ composition: Composition) {
    self.composition = composition
    let fonts = composition.fonts
    let body = composition.styles.body
    let settled = composition.document.settled
    var date = ColumnWidth(minimum: .mm(26))
    var discount = ColumnWidth(minimum: .mm(26))
    var amount = ColumnWidth(minimum: .mm(30))
    for item in settled {
      if let value = item.discount { discount.admit(value.printed, body, fonts: fonts) }
      amount.admit(item.amount.printed, body, fonts: fonts)
    }
    date.admit(
      text: composition.printout.vocabulary.labels[.date], composition.styles.label, fonts: fonts)
    func column(_ field: TableGeometry.Field, _ label: Label, right: Bool) -> TableGeometry.Column {
      TableGeometry.Column(
        field: field, heading: composition.printable(composition.printout.table.heading(label)),
        alignsRight: right)
    }
    var columns = [
      (column(.document, .document, right: false), ColumnWidth(minimum: .zero)),
      (column(.date, .date, right: false), date),
    ]
    if settled.contains(where: { $0.discount != nil }) {
      columns.append((column(.settlementDiscount, .settlementDiscount, right: true), discount))
    }
    columns.append((column(.settled, .settled, right: true), amount))
    if settled.contains(where: \.takesOff) {
      columns.append((column(.deducted, .deducted, right: true), amount))
    }
    geometry = TableGeometry(columns, flexible: .document, press: composition.press)
  }

  /// One row an invoice.
  func rows() -> [Row] {
    guard let column = geometry[.document] else { return [] }
    let width = column.right - column.left - TableGeometry.padding * 2
    let body = composition.styles.body
    return composition.document.settled.enumerated().map { index, item in
      let number = composition.printout.table.number(ofSettlement: index)
      let count = composition.lines(of: number, body, width: width).count
      return Row(
        content: .settlement(index), height: body.leading * count + LineTable.rowPadding * 2,
        value: item.takesOff ? Carried(deduction: item.amount) : Carried(amount: item.amount))
    }
  }

  /// Draws a row with its top at `top`.
  func draw(_ row: Row, settlement index: Int, on sheet: inout Sheet, top: Length) {
    let item = composition.document.settled[index]
    let body = composition.styles.body
    let y = top + LineTable.rowPadding + body.ascent
    for (position, column) in geometry.columns.enumerated() {
      sheet.mark = Mark(.lines, .cell, index + 1, position)
      let left = column.left + TableGeometry.padding
      switch column.field {
      case .document:
        let lines = composition.lines(
          of: composition.printout.table.number(ofSettlement: index), body,
          width: column.right - left - TableGeometry.padding)
        sheet.show(lines: lines, body, x: left, top: top + LineTable.rowPadding)
      case .date: sheet.show(item.date?.description ?? "", body, x: left, y: y)
      case .settlementDiscount:
        sheet.show(
          figure: item.discount?.printed ?? "", geometry.figures, comma: column.comma, y: y)
      case .settled where !item.takesOff, .deducted where item.takesOff:
        sheet.show(figure: item.amount.printed, geometry.figures, comma: column.comma, y: y)
      case .settled, .deducted: break
      case .line: break
      }
    }
    sheet.line(
      composition.colors.hairline, x: composition.press.left,
      y: top + row.height - Weight.hairline, width: composition.press.width,
      weight: Weight.hairline)
  }
}
