internal import Measures
internal import Printout
internal import Typesetting

extension Composition {
  /// The room inside the filled block; all labels and figures of the sums keep its edges.
  private static let closingPadding = Length.mm(3)

  /// From the lines' sum to what remains to be paid; the total is the page's only filled block.
  ///
  /// - Parameter listsWithholdings: false when each stands elsewhere; their sum stands here then.
  func totals(x: Length, width: Length, listsWithholdings: Bool) -> Sheet {
    var sheet = Sheet(press)
    guard let sums = printout.sums else { return sheet }
    var y = Length.mm(0.4)
    func add(_ sum: Sum?, _ style: TextStyle) {
      guard let sum else { return }
      y = row(sum, style, on: &sheet, x: x, width: width, top: y)
    }
    for step in sums.steps { add(step, styles.body) }
    y += .mm(1.5)
    y = totalBlock(sums.total, on: &sheet, x: x, width: width, top: y) + .mm(1.5)
    add(sums.foreign, styles.bodyBold)
    if let rate = sums.exchangeRate {
      startRow(on: &sheet)
      y =
        sheet.show(
          lines: [printable(rate)], styles.small, x: x + width - Self.closingPadding, top: y, .right
        )
        + .mm(0.9)
    }
    if listsWithholdings {
      for sum in sums.withholdings { add(sum, styles.body) }
    } else {
      add(sums.withheld, styles.body)
    }
    add(sums.payable, styles.bodyBold)
    add(sums.outstanding, styles.bodyBold)
    sheet.height = y
    return sheet
  }

  /// Marks what comes as the figure of the next sum.
  private func startRow(on sheet: inout Sheet) {
    let row = sheet.mark.isArtefact ? 0 : Int(sheet.mark.row) + 1
    sheet.mark = Mark(.sums, .cell, row, 1)
  }

  /// One label with its figure; a long label wraps beside the figure.
  private func row(
    _ sum: Sum, _ style: TextStyle, on sheet: inout Sheet, x: Length, width: Length, top: Length
  ) -> Length {
    let figure = printable(sum.figure)
    let room = width - fonts.width(of: figure, style) - Self.closingPadding * 2 - .mm(3)
    let labelStyle = style.face == .bold ? style : style.with(colors.secondary)
    let lines = lines(of: sum.label, labelStyle, width: max(room, .mm(15)))
    startRow(on: &sheet)
    sheet.show(figure, style, x: x + width - Self.closingPadding, y: top + style.ascent, .right)
    sheet.mark.kind = .rowHead
    sheet.mark.column = 0
    return sheet.show(lines: lines, labelStyle, x: x + Self.closingPadding, top: top) + .mm(0.9)
  }

  private func totalBlock(
    _ total: Sum, on sheet: inout Sheet, x: Length, width: Length, top: Length
  ) -> Length {
    let figure = printable(total.figure)
    let padding = Self.closingPadding
    let label = printable(total.label)
    let inner = width - padding * 2
    var style = styles.total
    while fonts.width(of: figure, style) > inner { style.size = style.size.scaled(95, over: 100) }
    let figureWidth = fonts.width(of: figure, style)
    let labelLines = fonts.lines(of: label, styles.totalLabel, width: inner)
    let sharesLine =
      labelLines.count == 1
      && fonts.width(of: label, styles.totalLabel) + .mm(3) + figureWidth <= inner
    let labelHeight = sharesLine ? .zero : styles.totalLabel.leading * labelLines.count
    let height = Length.mm(10.5) + labelHeight
    sheet.add(
      .box(
        Frame.Box(
          Rectangle(x: x, y: top, width: width, height: height), radius: .mm(1.2),
          fill: colors.accent)))
    let baseline = top + height - .mm(3.6)
    startRow(on: &sheet)
    sheet.show(figure, style, x: x + width - padding, y: baseline, .right)
    sheet.mark.kind = .rowHead
    sheet.mark.column = 0
    if sharesLine {
      sheet.show(label, styles.totalLabel, x: x + padding, y: baseline)
    } else {
      sheet.show(lines: labelLines, styles.totalLabel, x: x + padding, top: top + .mm(1.8))
    }
    return top + height
  }
}
