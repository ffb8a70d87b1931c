internal import DocumentModel
internal import Measures
internal import Printout
internal import Typesetting

extension Composition {
  /// How to pay, and what has been paid; nil when the document says nothing about it.
  func paymentBox(x: Length, width: Length) -> Sheet? {
    guard let payment = printout.payment else { return nil }
    let padding = Length.mm(3.5)
    let inner = width - padding * 2
    var text = Sheet(press)
    var y = Length.mm(2.6)
    let title = [payment.heading, payment.terms].compactMap { $0 }.map(printable)
      .joined(separator: " · ").uppercased()
    let titleLines = fonts.lines(of: title, styles.label, width: inner)
    text.mark = Mark(.payment, .heading)
    y = text.show(lines: titleLines, styles.label, x: x + padding, top: y) + .mm(0.8)
    for (position, method) in payment.methods.enumerated() {
      text.mark = Mark(.payment, .label, position + 1)
      y = show(method, on: &text, x: x + padding, width: inner, top: y) + .mm(1)
    }
    for (position, paid) in payment.paid.enumerated() {
      text.mark = Mark(.payment, .value, payment.methods.count + position + 1)
      let figure = paid.figure.text
      let room = inner - fonts.width(of: figure, styles.body) - .mm(3)
      text.show(figure, styles.body, x: x + padding + inner, y: y + styles.body.ascent, .right)
      let lines = lines(of: paid.label, styles.body, width: room)
      text.mark.kind = .label
      y = text.show(lines: lines, styles.body, x: x + padding, top: y)
    }
    y += .mm(2)
    var sheet = Sheet(press)
    sheet.add(
      .box(
        Frame.Box(
          Rectangle(x: x, y: .zero, width: width, height: y), radius: .mm(1.2),
          stroke: colors.hairline, strokeWidth: .pt(0.7))))
    sheet.place(text, y: .zero)
    sheet.height = y
    return sheet
  }

  private func show(
    _ method: PaymentTexts.Method, on sheet: inout Sheet, x: Length, width: Length, top: Length
  ) -> Length {
    // The first cell of a transfer holds a long IBAN; those of Multibanco share the width evenly.
    let column: Length
    if case .multibanco = method.method {
      column = width / 3
    } else {
      column = width.scaled(70, over: 100)
    }
    var bottom = top
    for (position, cell) in method.facts.enumerated() {
      let left = x + column * position
      let room = position == method.facts.count - 1 ? x + width - left : column - .mm(2)
      var y = top
      sheet.mark.column = Int16(clamping: position)
      sheet.mark.kind = .label
      if !cell.label.isEmpty {
        let label = printable(cell.label).uppercased()
        y = sheet.show(lines: [label], fittedLabel(label, width: room), x: left, top: y)
      }
      let style = cell.label.isEmpty ? styles.body : styles.bodyBold
      let lines = lines(of: cell.value, style, width: room)
      sheet.mark.kind = .value
      bottom = max(bottom, sheet.show(lines: lines, style, x: left, top: y))
    }
    return bottom
  }
}
