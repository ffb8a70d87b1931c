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
    text.mark = Mark(.payment, .heading)
    y = text.show(
      lines: lines(of: payment.heading, styles.label, width: inner), styles.label, x: x + padding,
      top: y)
    if let terms = payment.terms {
      text.mark = Mark(.payment, .paragraph, 0, 1)
      let lines = lines(of: terms, styles.body, width: inner)
      y = text.show(lines: lines, styles.body, x: x + padding, top: y) + .mm(0.6)
    }
    y += .mm(0.8)
    let cells = payment.methods.map { self.cells(of: $0, width: inner) }
    let labels = LabelRow(
      zip(payment.methods, cells).flatMap { method, cells in
        zip(method.facts, cells).map { (printable($0.label).uppercased(), $1.width) }
      }, styles.label, fonts: fonts)
    var first = 0
    for (position, method) in payment.methods.enumerated() {
      text.mark = Mark(.payment, .label, position + 1)
      y =
        show(
          method, cells[position], labels, from: first, on: &text, x: x + padding, top: y)
        + .mm(1)
      first += method.facts.count
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

  /// Where the facts of a method stand: a long IBAN has most of the width, the facts of Multibanco
  /// share it evenly.
  private func cells(
    of method: PaymentTexts.Method, width: Length
  ) -> [(x: Length, width: Length)] {
    let column: Length
    if case .multibanco = method.method {
      column = width / 3
    } else {
      column = width.scaled(70, over: 100)
    }
    return method.facts.indices.map { position in
      let x = column * position
      return (x, position == method.facts.count - 1 ? width - x : column - .mm(2))
    }
  }

  private func show(
    _ method: PaymentTexts.Method, _ cells: [(x: Length, width: Length)], _ labels: LabelRow,
    from first: Int, on sheet: inout Sheet, x: Length, top: Length
  ) -> Length {
    let count = method.facts.indices.map { labels.lines[first + $0].count }.max() ?? 0
    var bottom = top
    for (position, (fact, cell)) in zip(method.facts, cells).enumerated() {
      var y = top
      sheet.mark.column = Int16(clamping: position)
      sheet.mark.kind = .label
      if !fact.label.isEmpty {
        sheet.show(labels, at: first + position, x: x + cell.x, top: y, of: count)
        y += max(labels.style.leading * count, styles.label.leading)
      }
      let style = fact.label.isEmpty ? styles.body : styles.bodyBold
      let lines = lines(of: fact.value, style, width: cell.width)
      sheet.mark.kind = .value
      bottom = max(bottom, sheet.show(lines: lines, style, x: x + cell.x, top: y))
    }
    return bottom
  }
}
