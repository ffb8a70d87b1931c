internal import Measures
internal import Printout
internal import Typesetting

extension Composition {
  /// The customer's box on the left, the dates and other facts on the right.
  func parties(spilled: inout [Inscription]) -> Sheet {
    var sheet = Sheet(press)
    let boxWidth = PageProportions.customer(press.width)
    let customer = customerText(width: boxWidth - .mm(8), spilled: &spilled)
    let facts = factsGrid(width: press.width - boxWidth - .mm(8))
    let height = max(customer.height + .mm(7), facts.height, .mm(22))
    sheet.add(
      .box(
        Frame.Box(
          Rectangle(x: press.left, y: .zero, width: boxWidth, height: height),
          radius: .mm(1.2), fill: colors.panel)))
    sheet.place(customer, x: press.left + .mm(4), y: .mm(3.5))
    sheet.place(facts, x: press.left + boxWidth + .mm(8), y: .mm(0.5))
    sheet.height = height
    return sheet
  }

  private func customerText(width: Length, spilled: inout [Inscription]) -> Sheet {
    var sheet = Sheet(press)
    let customer = printout.customer
    sheet.mark = Mark(.customer, .heading)
    var y =
      sheet.show(
        lines: lines(of: customer.heading, styles.label, width: width), styles.label, x: .zero,
        top: .zero) + .mm(0.4)
    if !customer.name.isEmpty {
      let broken = lines(of: customer.name, styles.buyer, width: width, limit: 5, spilled: &spilled)
      sheet.mark = Mark(.customer, .paragraph, 1)
      y = sheet.show(lines: broken, styles.buyer, x: .zero, top: y)
    }
    for (position, line) in customer.address.enumerated() {
      sheet.mark = Mark(.customer, .paragraph, 2 + position)
      let broken = lines(of: line, styles.body, width: width, limit: 3, spilled: &spilled)
      y = sheet.show(lines: broken, styles.body, x: .zero, top: y)
    }
    sheet.mark = Mark(.customer, .value, 2 + customer.address.count)
    let label = customer.taxId.label.isEmpty ? "" : printable(customer.taxId.label) + " "
    sheet.height = sheet.show(
      label: label, value: printable(customer.taxId.value), styles.body, x: .zero, top: y)
    return sheet
  }

  /// Dates, currency and origin in two columns of label over value.
  private func factsGrid(width: Length) -> Sheet {
    var sheet = Sheet(press)
    let column = (width - .mm(3)) / 2
    let facts = facts(width: column)
    let labels = LabelRow(
      facts.map { (printable($0.label), column) }, styles.label, fonts: fonts)
    var top = Length.zero
    for start in stride(from: 0, to: facts.count, by: 2) {
      let row = start..<min(start + 2, facts.count)
      let count = row.map { labels.lines[$0].count }.max() ?? 1
      let valueTop = top + max(labels.style.leading * count, styles.label.leading)
      for position in row {
        let x = position == start ? Length.zero : column + .mm(3)
        sheet.mark = Mark(.facts, .label, position)
        sheet.show(labels, at: position, x: x, top: top, of: count)
        sheet.mark = Mark(.facts, .value, position)
        sheet.show(
          printable(facts[position].value), styles.body, x: x, y: valueTop + styles.body.ascent)
      }
      sheet.height = valueTop + styles.body.leading
      top = sheet.height + .mm(1.6)
    }
    return sheet
  }

  /// What stands in the grid.
  private func facts(width: Length) -> [Fact] {
    guard let origins = printout.origins, areShort(origins, width: width) else {
      return printout.facts
    }
    return printout.facts + origins.facts
  }

  /// Whether origin documents have room beside the customer; others become a paragraph.
  func areShort(_ origins: Origins, width: Length? = nil) -> Bool {
    let width = width ?? (press.width - PageProportions.customer(press.width) - .mm(11)) / 2
    return origins.areUndated && origins.facts.count <= 2
      && origins.facts.allSatisfy {
        fonts.width(of: printable($0.value), styles.body) <= width
      }
  }
}

extension Sheet {
  /// Shows a label and, in bold, its value on one line; returns where the next line would start.
  fileprivate mutating func show(
    label: String, value: String, _ style: TextStyle, x: Length, top: Length
  ) -> Length {
    guard !value.isEmpty else { return top }
    let baseline = top + style.ascent
    let own = mark
    mark.kind = .label
    show(label, style, x: x, y: baseline)
    mark = own
    show(value, style.with(.bold), x: x + fonts.width(of: label, style), y: baseline)
    return top + style.leading
  }
}
