internal import Measures
internal import Printout
internal import Typesetting

extension Composition {
  /// What stands between the head and the table: origin and rectified documents, and whatever was
  /// too long for its block.
  func openingParagraphs(spilled: [Inscription]) -> [Row] {
    var texts: [Inscription] = []
    if let origins = printout.origins, !areShort(origins) {
      texts.append(origins.list.sentence(": "))
    }
    texts += printout.references + spilled.map(printout.vocabulary.continued)
    return paragraphs(texts, .opening, styles.body)
  }

  /// What stands between the table and the totals: notes without room beside the symbol.
  func closingParagraphs(notes: [Inscription]) -> [Row] {
    // Air between the table and the first note.
    [Row(content: .paragraph(.artefact), height: .mm(2))]
      + paragraphs(notes, .notes, styles.small, gap: Self.noteGap)
  }

  /// Summary, payment and withholding as text, for the rare document with so many of them that
  /// they would outgrow a page beside the totals.
  func tallClosingParagraphs() -> [Row] {
    var texts: [Inscription] = []
    if let taxes = printout.taxes {
      texts += [taxes.heading] + taxes.rows.map(taxes.sentence) + taxes.exemptions
    }
    texts += (printout.sums?.withholdings ?? []).map(\.sentence)
    return paragraphs(texts, .taxes, styles.body) + paymentParagraphs()
  }

  private func paymentParagraphs() -> [Row] {
    guard let payment = printout.payment else { return [] }
    let head = [payment.heading, payment.terms].compactMap { $0 }.joined(" · ", .paragraph)
    let texts = [head] + payment.methods.map(\.sentence) + payment.paid.map(\.sentence)
    return paragraphs(texts, .payment, styles.body)
  }

  /// Texts over the whole width, one row a line, so that they may break anywhere; air after the
  /// last.
  private func paragraphs(
    _ texts: [Inscription], _ section: Mark.Section, _ style: TextStyle, gap: Length = .zero
  ) -> [Row] {
    var rows: [Row] = []
    for (position, text) in texts.enumerated() {
      if let last = rows.indices.last { rows[last].height += gap }
      let mark = Mark(section, .paragraph, position)
      rows += lines(of: text, style, width: press.width).map {
        Row(
          content: .paragraph(mark),
          texts: [
            RowText(
              text: $0, kind: style == styles.small ? .secondary : .primary, leading: style.leading)
          ],
          height: style.leading)
      }
    }
    if let last = rows.indices.last { rows[last].height += .mm(3) }
    return rows
  }

  /// Draws a paragraph row with its top at `top`.
  func draw(paragraph row: Row, _ mark: Mark, on sheet: inout Sheet, top: Length) {
    sheet.mark = mark
    for text in row.texts {
      let style = text.kind == .secondary ? styles.small : styles.body
      sheet.show(text.text, style, x: press.left, y: top + style.ascent)
    }
  }
}
