internal import DocumentModel
internal import Measures
internal import Typesetting

extension Composition {
  /// How to pay, and what has been paid; nil when the document says nothing about it.
  func paymentBox(x: Length, width: Length) -> Sheet? {
    guard press.template.showsPayment, let payment = document.payment,
      payment.terms != nil || !payment.methods.isEmpty || !payment.paid.isEmpty
    else { return nil }
    let padding = Length.mm(3.5)
    let inner = width - padding * 2
    var text = Sheet(press)
    var y = Length.mm(2.6)
    let title = [labels[.payment], payment.terms.map { press.printable($0) }].compactMap { $0 }
      .joined(separator: " · ").uppercased()
    let titleLines = fonts.lines(of: title, styles.label, width: inner)
    y = text.show(lines: titleLines, styles.label, x: x + padding, top: y) + .mm(0.8)
    for method in payment.methods {
      y = show(method, on: &text, x: x + padding, width: inner, top: y) + .mm(1)
    }
    for paid in payment.paid {
      let parts = [labels[.paid], paid.date?.description, paid.method.map(paymentMechanism)]
      let label = parts.compactMap { $0 }.joined(separator: " · ")
      let figure = paid.amount.printedEuros
      let room = inner - fonts.width(of: figure, styles.body) - .mm(3)
      text.show(figure, styles.body, x: x + padding + inner, y: y + styles.body.ascent, .right)
      let lines = fonts.lines(of: press.printable(label), styles.body, width: room)
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
    _ method: PaymentMethod, on sheet: inout Sheet, x: Length, width: Length, top: Length
  ) -> Length {
    var cells: [(label: String, value: String)] = []
    switch method {
    case .transfer(let iban, let bic):
      cells.append((labels[.transfer], iban.grouped(by: 4)))
      if let bic { cells.append(("BIC", bic)) }
    case .multibanco(let entity, let reference, let amount):
      cells.append(("\(labels[.multibanco]) · \(labels[.entity])", entity))
      cells.append((labels[.reference], reference.grouped(by: 3)))
      if let amount { cells.append((labels[.paymentAmount], amount.printedEuros)) }
    case .mbway(let phone): cells.append((labels[.mbway], phone))
    case .directDebit(let mandate): cells.append((labels[.directDebit], mandate))
    case .other(let description): cells.append(("", description))
    }
    // The first cell of a transfer holds a long IBAN; those of Multibanco share the width evenly.
    let column: Length
    if case .multibanco = method {
      column = width / 3
    } else {
      column = width.scaled(70, over: 100)
    }
    var bottom = top
    for (position, cell) in cells.enumerated() {
      let left = x + column * position
      let room = position == cells.count - 1 ? x + width - left : column - .mm(2)
      var y = top
      if !cell.label.isEmpty {
        let label = cell.label.uppercased()
        y = sheet.show(lines: [label], fittedLabel(label, width: room), x: left, top: y)
      }
      let style = cell.label.isEmpty ? styles.body : styles.bodyBold
      let lines = fonts.lines(of: press.printable(cell.value), style, width: room)
      bottom = max(bottom, sheet.show(lines: lines, style, x: left, top: y))
    }
    return bottom
  }
}

/// The Portuguese name of a SAF-T PaymentMechanism code (Portaria 302/2016, 4.1.4.20.6.1); the
/// issuer's own words stay as they are.
private func paymentMechanism(_ code: String) -> String {
  switch code {
  case "CC": "Cartão de crédito"
  case "CD": "Cartão de débito"
  case "CH": "Cheque bancário"
  case "CI": "Crédito documentário internacional"
  case "CO": "Cheque ou cartão oferta"
  case "CS": "Compensação de saldos em conta corrente"
  case "DE": "Dinheiro eletrónico"
  case "LC": "Letra comercial"
  case "MB": "Multibanco"
  case "NU": "Numerário"
  case "OU": "Outros meios"
  case "PR": "Permuta de bens"
  case "TB": "Transferência bancária"
  case "TR": "Títulos de compensação extrassalarial"
  default: code
  }
}

extension Composition {
  /// A method of payment in one sentence.
  func paymentText(_ method: PaymentMethod) -> String {
    switch method {
    case .transfer(let iban, let bic):
      return "\(labels[.transfer]) \(iban.grouped(by: 4))" + (bic.map { " · BIC \($0)" } ?? "")
    case .multibanco(let entity, let reference, let amount):
      let figure = amount.map { " · \($0.printedEuros)" } ?? ""
      return "\(labels[.multibanco]) · \(entity) · \(reference.grouped(by: 3))" + figure
    case .mbway(let phone): return "\(labels[.mbway]) \(phone)"
    case .directDebit(let mandate): return "\(labels[.directDebit]) \(mandate)"
    case .other(let description): return description
    }
  }
}
