internal import Measures
internal import Printout
internal import Typesetting

extension Composition {
  /// Bases and taxes by fiscal space and rate, with the exemption wordings the marks stand for.
  func taxSummary(x: Length, width: Length) -> Sheet {
    var sheet = Sheet(press)
    guard let taxes = printout.taxes else { return sheet }
    let columns = summaryColumns(taxes.rows, x: x, width: width)
    sheet.line(colors.ink, x: x, y: .zero, width: width, weight: Weight.firm)
    let gap = Length.mm(1.5)
    let heads = LabelRow(
      [
        (printable(taxes.heading), columns.nameWidth - gap),
        (printable(taxes.baseHeading), columns.baseWidth - gap),
        (printable(taxes.rateHeading), columns.rateRight - columns.baseRight - gap),
        (printable(taxes.taxHeading), columns.taxRight - columns.rateRight - gap),
      ], styles.label, fonts: fonts)
    sheet.mark = Mark(.taxes, .columnHead)
    sheet.show(heads, at: 0, x: x, top: .mm(1.2))
    for (position, right) in [columns.baseRight, columns.rateRight, columns.taxRight].enumerated() {
      sheet.mark.column += 1
      sheet.show(heads, at: position + 1, x: right, top: .mm(1.2), .right)
    }
    var y = Length.mm(2.4) + max(heads.height, styles.label.leading)
    sheet.line(colors.ink, x: x, y: y - Weight.hairline, width: width, weight: Weight.hairline)
    for (position, row) in taxes.rows.enumerated() {
      y += .mm(0.5)
      let names = lines(of: row.name, styles.body, width: columns.nameWidth - gap)
      let rowBaseline = y + styles.body.ascent
      sheet.mark = Mark(.taxes, .cell, position + 1, 1)
      sheet.show(row.base.text, styles.body, x: columns.baseRight, y: rowBaseline, .right)
      sheet.mark.column = 2
      sheet.show(row.rate.text, styles.body, x: columns.rateRight, y: rowBaseline, .right)
      sheet.mark.column = 3
      sheet.show(row.tax.text, styles.body, x: columns.taxRight, y: rowBaseline, .right)
      sheet.mark = Mark(.taxes, .rowHead, position + 1)
      y = sheet.show(lines: names, styles.body, x: x, top: y) + .mm(0.3)
    }
    y += .mm(0.6)
    sheet.line(colors.ink, x: x, y: y, width: width, weight: Weight.hairline)
    y += .mm(1.2)
    for (position, text) in taxes.exemptions.enumerated() {
      sheet.mark = Mark(.exemptions, .paragraph, position)
      let lines = lines(of: text, styles.small, width: width)
      y = sheet.show(lines: lines, styles.small.with(colors.ink), x: x, top: y)
    }
    sheet.height = y
    return sheet
  }

  private struct SummaryColumns {
    let nameWidth: Length
    let baseWidth: Length
    let baseRight: Length
    let rateRight: Length
    let taxRight: Length
  }

  private func summaryColumns(_ rows: [Taxes.Row], x: Length, width: Length) -> SummaryColumns {
    var base = Length.mm(20)
    var rate = Length.mm(12)
    var tax = Length.mm(20)
    for row in rows {
      base = max(base, fonts.width(of: row.base.text, styles.body) + .mm(3))
      rate = max(rate, fonts.width(of: row.rate.text, styles.body) + .mm(3))
      tax = max(tax, fonts.width(of: row.tax.text, styles.body) + .mm(3))
    }
    let taxRight = x + width
    return SummaryColumns(
      nameWidth: width - base - rate - tax, baseWidth: base, baseRight: taxRight - tax - rate,
      rateRight: taxRight - tax, taxRight: taxRight)
  }
}
