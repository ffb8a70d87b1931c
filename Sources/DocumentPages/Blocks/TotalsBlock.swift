internal import DocumentModel
internal import Measures
internal import Typesetting

extension Composition {
  /// From the lines' sum to what remains to be paid; the total is the page's only filled block.
  ///
  /// - Parameter listsWithholdings: false when each stands elsewhere; their sum stands here then.
  func totals(x: Length, width: Length, listsWithholdings: Bool) -> Sheet {
    var sheet = Sheet(press)
    guard let totals = document.totals else { return sheet }
    var y = Length.mm(0.4)
    for (label, amount) in steps(to: totals) {
      y = row(label, amount.printed, styles.body, on: &sheet, x: x, width: width, top: y)
    }
    y += .mm(1.5)
    y = totalBlock(totals, on: &sheet, x: x, width: width, top: y) + .mm(1.5)
    if let currency = document.currency {
      let style = styles.bodyBold
      let amount = "\(currency.gross.printed) \(currency.code)"
      y = row(
        "\(labels[.total]) \(currency.code)", amount, style, on: &sheet, x: x, width: width, top: y)
      let rate = "\(labels[.exchangeRate]) \(exchangeRate(of: currency, totals))"
      y = sheet.show(lines: [rate], styles.small, x: x + width, top: y, .right)
    }
    for (label, amount) in withholdings(listed: listsWithholdings) {
      y = row(label, amount.printed, styles.body, on: &sheet, x: x, width: width, top: y)
    }
    if !document.withholdings.isEmpty {
      y = row(
        labels[.payable], document.payable.printedEuros, styles.bodyBold, on: &sheet, x: x,
        width: width, top: y)
    }
    if let outstanding = document.outstanding {
      y = row(
        labels[.outstanding], outstanding.printedEuros, styles.bodyBold, on: &sheet, x: x,
        width: width, top: y)
    }
    sheet.height = y
    return sheet
  }

  private func withholdings(listed: Bool) -> [(label: String, amount: Money)] {
    guard listed else {
      return document.withholdings.isEmpty ? [] : [(labels[.withholding], document.withheld)]
    }
    return document.withholdings.map {
      (withholdingLabel($0), $0.amount)
    }
  }

  /// The issuer's words, or the tax as far as the issuer says which.
  func withholdingLabel(_ withholding: Withholding) -> String {
    withholding.description
      ?? [labels[.withholding], withholding.type?.rawValue].compactMap { $0 }
      .joined(separator: " ")
  }

  /// `1 USD = 0,7407 EUR`, or the other way round where the totals say that the rate is so meant.
  private func exchangeRate(of currency: Currency, _ totals: Totals) -> String {
    let rate = currency.rate.printed(minimumDecimals: 4)
    return currency.quotes(totals.gross)
      ? "1 EUR = \(rate) \(currency.code)" : "1 \(currency.code) = \(rate) EUR"
  }

  /// The amounts that lead to the total, each with its label.
  private func steps(to totals: Totals) -> [(label: String, amount: Money)] {
    if document.family == .payment, document.taxSummary?.isEmpty ?? true { return [] }
    var steps: [(label: String, amount: Money)] = []
    if (totals.discount ?? .zero) > .zero || document.lines.contains(where: { $0.discount != nil })
    {
      let undiscounted = document.lines.lazy.compactMap { line in
        line.unitPrice.map { ExactProduct(line.quantity, times: $0).rounded }
      }.total()
      if undiscounted > totals.net {
        steps.append((labels[.linesTotal], undiscounted))
        steps.append((labels[.discounts], undiscounted - totals.net))
      }
    }
    // What no tax is computed on is no tax base.
    let isBaseOnly =
      !document.isPricedWithTax
      && (document.taxSummary ?? []).allSatisfy { $0.type == .vat && $0.code != "NA" }
    steps.append((labels[isBaseOnly ? .net : .netWithoutTax], totals.net))
    let stampDuty = (document.taxSummary ?? []).lazy.filter { $0.type == .stampDuty }
      .map(\.amount).total()
    steps.append((labels[.vat], totals.tax - stampDuty))
    if stampDuty > .zero { steps.append((labels[.stampDuty], stampDuty)) }
    return steps
  }

  /// One label with its figure; a long label wraps beside the figure.
  private func row(
    _ label: String, _ figure: String, _ style: TextStyle, on sheet: inout Sheet, x: Length,
    width: Length, top: Length
  ) -> Length {
    let room = width - fonts.width(of: figure, style) - .mm(4)
    let labelStyle = style.face == .bold ? style : style.with(colors.secondary)
    let lines = fonts.lines(of: press.printable(label), labelStyle, width: max(room, .mm(15)))
    sheet.show(figure, style, x: x + width - .mm(1.5), y: top + style.ascent, .right)
    return sheet.show(lines: lines, labelStyle, x: x, top: top) + .mm(0.9)
  }

  private func totalBlock(
    _ totals: Totals, on sheet: inout Sheet, x: Length, width: Length, top: Length
  ) -> Length {
    let figure = totals.gross.printedEuros
    let padding = Length.mm(3.5)
    let label = totalLabel
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
    sheet.show(figure, style, x: x + width - padding, y: baseline, .right)
    if sharesLine {
      sheet.show(label, styles.totalLabel, x: x + padding, y: baseline)
    } else {
      sheet.show(lines: labelLines, styles.totalLabel, x: x + padding, top: top + .mm(1.8))
    }
    return top + height
  }

  private var totalLabel: String {
    switch document.type {
    // Where nothing but credit notes is settled, the money goes back.
    case .RC, .RG: labels[document.settled.allSatisfy(\.takesOff) ? .total : .totalReceived]
    case .NC: labels[.totalCredited]
    default: labels[.total]
    }
  }
}
