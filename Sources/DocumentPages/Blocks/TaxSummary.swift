internal import DocumentModel
internal import Fiscal
internal import Measures
internal import Typesetting

extension Composition {
  /// Bases and taxes by fiscal space and rate, with the exemption wordings the marks stand for.
  func taxSummary(x: Length, width: Length) -> Sheet {
    var sheet = Sheet(press)
    guard let rows = document.taxSummary, !rows.isEmpty else { return sheet }
    let columns = summaryColumns(rows, x: x, width: width)
    var heading = labels[heading: .taxSummary]
    if !hasSeveralRegions, let region = rows.first?.region {
      heading += " · " + regionName(region).uppercased()
    }
    sheet.line(colors.ink, x: x, y: .zero, width: width, weight: Weight.firm)
    let baseline = Length.mm(1.2) + styles.label.ascent
    let heads = [
      (labels[heading: .base], columns.baseRight, columns.baseWidth),
      (labels[heading: .rate], columns.rateRight, columns.rateRight - columns.baseRight),
      (labels[heading: .tax], columns.taxRight, columns.taxRight - columns.rateRight),
    ]
    let nameStyle = fittedLabel(heading, width: columns.nameWidth)
    sheet.show(heading, nameStyle, x: x, y: baseline)
    for (text, right, width) in heads {
      let style = fittedLabel(text, width: width - .mm(1.5))
      sheet.show(text, style, x: right + style.tracking, y: baseline, .right)
    }
    var y = Length.mm(2.4) + styles.label.leading
    sheet.line(colors.ink, x: x, y: y - Weight.hairline, width: width, weight: Weight.hairline)
    for row in rows {
      y += .mm(0.5)
      let names = fonts.lines(of: summaryName(row), styles.body, width: columns.nameWidth)
      let rowBaseline = y + styles.body.ascent
      sheet.show(row.base.printed, styles.body, x: columns.baseRight, y: rowBaseline, .right)
      sheet.show(summaryRate(row), styles.body, x: columns.rateRight, y: rowBaseline, .right)
      sheet.show(row.amount.printed, styles.body, x: columns.taxRight, y: rowBaseline, .right)
      y = sheet.show(lines: names, styles.body, x: x, top: y) + .mm(0.3)
    }
    y += .mm(0.6)
    sheet.line(colors.ink, x: x, y: y, width: width, weight: Weight.hairline)
    y += .mm(1.2)
    for text in exemptionWordings {
      let lines = fonts.lines(of: text, styles.small, width: width)
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

  private func summaryColumns(_ rows: [TaxTotal], x: Length, width: Length) -> SummaryColumns {
    var base = Length.mm(20)
    var rate = Length.mm(12)
    var tax = Length.mm(20)
    for row in rows {
      base = max(base, fonts.width(of: row.base.printed, styles.body) + .mm(3))
      rate = max(rate, fonts.width(of: summaryRate(row), styles.body) + .mm(3))
      tax = max(tax, fonts.width(of: row.amount.printed, styles.body) + .mm(3))
    }
    let taxRight = x + width
    return SummaryColumns(
      nameWidth: width - base - rate - tax, baseWidth: base, baseRight: taxRight - tax - rate,
      rateRight: taxRight - tax, taxRight: taxRight)
  }

  private func summaryRate(_ row: TaxTotal) -> String {
    switch row.type {
    case .vat: (row.rate ?? .zero).printedPercent
    case .notSubject: "–"
    case .stampDuty: row.rate?.printedPercent ?? "–"
    }
  }

  /// `Normal · Açores`, `Isento (1)`, `Imposto do selo 17.1.4`.
  private func summaryName(_ row: TaxTotal) -> String {
    let name =
      switch (row.type, row.code) {
      case (.stampDuty, _): labels[.stampDuty] + " " + press.printable(row.code)
      case (.notSubject, _): labels[.notSubject]
      case (.vat, "NOR"): labels[.normal]
      case (.vat, "INT"): labels[.intermediate]
      case (.vat, "RED"): labels[.reduced]
      case (.vat, "ISE"): labels[.exempt]
      case (.vat, _): labels[.other]
      }
    var text = hasSeveralRegions ? name + " · " + regionName(row.region) : name
    for reason in reasons(of: row) { text += " " + mark(ofReason: reason) }
    return text
  }

  /// The exemption reasons of a row's lines, in order of first use.
  private func reasons(of row: TaxTotal) -> [String] {
    let key = row.key
    var reasons: [String] = []
    for line in document.lines {
      if let tax = line.tax, let reason = tax.reasonKey, tax.key == key, !reasons.contains(reason) {
        reasons.append(reason)
      }
    }
    return reasons
  }

  /// `(1) M07 – Isento artigo 9.º do CIVA`: what the marks of the lines refer to
  /// (Despacho 8632/2014, 2.2.14).
  var exemptionWordings: [String] {
    stamped.exemptions.map { reason in
      let mention = [reason.code, reason.mention].compactMap { $0 }.joined(separator: " – ")
      return "\(mark(ofReason: reason.key)) \(press.printable(mention))"
    }
  }
}
