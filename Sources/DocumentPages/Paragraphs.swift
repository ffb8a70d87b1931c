internal import DocumentModel
internal import Fiscal
internal import Measures
internal import Typesetting

extension Composition {
  /// What stands between the head and the table: origin and rectified documents, and whatever was
  /// too long for its block.
  func openingParagraphs(spilled: [String]) -> [Row] {
    var rows: [Row] = []
    if !document.originating.isEmpty, !originsStandInGrid() {
      let list = document.originating.map { dated($0.number, $0.date) }.joined(separator: ", ")
      rows += paragraph("\(labels[.orders]): \(list)", styles.body)
    }
    for reference in document.references {
      var text = "\(labels[.rectifies]): \(dated(reference.number, reference.date))"
      if let reason = reference.reason { text += " — " + reason }
      rows += paragraph(text, styles.body)
    }
    for text in spilled { rows += paragraph("\(labels[.continuation]): \(text)", styles.body) }
    return spaced(rows)
  }

  /// What stands between the table and the totals: notes without room beside the symbol.
  func closingParagraphs(notes: [String]) -> [Row] {
    // Air between the table and the first note.
    [Row(content: .paragraph, height: .mm(2))]
      + spaced(notes.flatMap { paragraph($0, styles.small) })
  }

  /// Summary, payment and withholding as text, for the rare document with so many of them that
  /// they would outgrow a page beside the totals.
  func tallClosingParagraphs() -> [Row] {
    var texts: [String] = []
    for row in document.taxSummary ?? [] {
      texts.append(
        "\(row.type.rawValue) \(row.code) · \(regionName(row.region)) · "
          + "\(labels[.rate]) \((row.rate ?? .zero).printedPercent) · "
          + "\(labels[.base]) \(row.base.printed) · \(labels[.tax]) \(row.amount.printed)")
    }
    texts += exemptionWordings
    for withholding in document.withholdings {
      texts.append("\(withholdingLabel(withholding)) · \(withholding.amount.printed)")
    }
    return spaced(texts.flatMap { paragraph($0, styles.body) }) + paymentParagraphs()
  }

  private func paymentParagraphs() -> [Row] {
    guard press.template.showsPayment, let payment = document.payment else { return [] }
    var texts = payment.terms.map { ["\(labels[.payment]): \($0)"] } ?? []
    for method in payment.methods { texts.append(paymentText(method)) }
    for paid in payment.paid {
      let parts = [labels[.paid], paid.date?.description, paid.method, paid.amount.printedEuros]
      texts.append(parts.compactMap { $0 }.joined(separator: " · "))
    }
    return spaced(texts.flatMap { paragraph($0, styles.body) })
  }

  private func dated(_ number: String, _ day: Day?) -> String {
    day.map { "\(number) (\($0))" } ?? number
  }

  /// A text over the whole width, one row a line, so that it may break anywhere.
  private func paragraph(_ text: String, _ style: TextStyle) -> [Row] {
    fonts.lines(of: press.printable(text), style, width: press.width).map {
      Row(
        content: .paragraph, texts: [RowText(text: $0, isSecondary: style == styles.small)],
        height: style.leading)
    }
  }

  /// The same rows with air after the last.
  private func spaced(_ rows: [Row]) -> [Row] {
    guard let last = rows.indices.last else { return rows }
    var rows = rows
    rows[last].height += .mm(3)
    return rows
  }

  /// Draws a paragraph row with its top at `top`.
  func draw(paragraph row: Row, on sheet: inout Sheet, top: Length) {
    for text in row.texts {
      let style = text.isSecondary ? styles.small : styles.body
      sheet.show(text.text, style, x: press.left, y: top + style.ascent)
    }
  }
}
