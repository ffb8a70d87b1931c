internal import Measures
internal import Printout
internal import Typesetting

extension Composition {
  /// What stands between the head and the table: origin and rectified documents, and whatever was
  /// too long for its block.
  func openingParagraphs(spilled: [Inscription]) -> [Row] {
    var rows: [Row] = []
    if let origins = printout.origins, !areShort(origins) {
      rows += paragraph(origins.list.sentence(": "), styles.body)
    }
    for reference in printout.references { rows += paragraph(reference, styles.body) }
    for text in spilled {
      rows += paragraph(printout.vocabulary.continued(text), styles.body)
    }
    return spaced(rows)
  }

  /// What stands between the table and the totals: notes without room beside the symbol.
  func closingParagraphs(notes: [Inscription]) -> [Row] {
    // Air between the table and the first note.
    [Row(content: .paragraph, height: .mm(2))]
      + spaced(notes.flatMap { paragraph($0, styles.small) })
  }

  /// Summary, payment and withholding as text, for the rare document with so many of them that
  /// they would outgrow a page beside the totals.
  func tallClosingParagraphs() -> [Row] {
    var texts: [Inscription] = []
    if let taxes = printout.taxes {
      texts += [taxes.heading] + taxes.rows.map(taxes.sentence) + taxes.exemptions
    }
    texts += (printout.sums?.withholdings ?? []).map(\.sentence)
    return spaced(texts.flatMap { paragraph($0, styles.body) }) + paymentParagraphs()
  }

  private func paymentParagraphs() -> [Row] {
    guard let payment = printout.payment else { return [] }
    let head = [payment.heading, payment.terms].compactMap { $0 }.joined(" · ", .paragraph)
    let texts = [head] + payment.methods.map(\.sentence) + payment.paid.map(\.sentence)
    return spaced(texts.flatMap { paragraph($0, styles.body) })
  }

  /// A text over the whole width, one row a line, so that it may break anywhere.
  private func paragraph(_ text: Inscription, _ style: TextStyle) -> [Row] {
    lines(of: text, style, width: press.width).map {
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
