internal import DocumentModel
internal import Fiscal
internal import Measures
internal import Typesetting

extension Composition {
  /// The customer's box on the left, the dates and other facts on the right.
  func parties(spilled: inout [String]) -> Sheet {
    var sheet = Sheet(press)
    let boxWidth = press.width.scaled(60, over: 100)
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

  private func customerText(width: Length, spilled: inout [String]) -> Sheet {
    var sheet = Sheet(press)
    let label =
      document.family == .movementOfGoods
      ? labels[heading: .recipient] : labels[heading: .buyer]
    var y = sheet.show(lines: [label], styles.label, x: .zero, top: .zero) + .mm(0.4)
    let buyer = document.buyer
    let name = buyer?.name ?? (document.isForFinalConsumer ? Mention.finalConsumer : "")
    if !name.isEmpty {
      let broken = lines(of: name, styles.buyer, width: width, limit: 5, spilled: &spilled)
      y = sheet.show(lines: broken, styles.buyer, x: .zero, top: y)
    }
    let taxId = customerTaxId(named: name)
    for line in addressLines(buyer?.address, country: buyer?.country) {
      let broken = lines(of: line, styles.body, width: width, limit: 3, spilled: &spilled)
      y = sheet.show(lines: broken, styles.body, x: .zero, top: y)
    }
    sheet.height = sheet.show(
      label: taxId.label, value: taxId.value, styles.body, x: .zero, top: y)
    return sheet
  }

  /// `NIF 508453488`, a foreign number with its country, or the wording of Despacho 8632/2014, 2.2.5.
  private func customerTaxId(named name: String) -> (label: String, value: String) {
    if document.isForFinalConsumer {
      return name == Mention.finalConsumer ? ("", "") : ("", Mention.finalConsumer)
    }
    let country = document.buyer?.country ?? document.buyer?.address?.country
    let prefix = country.map { $0 == "PT" || $0 == "Desconhecido" ? "" : $0 + " " } ?? ""
    return (labels[.taxId] + " ", prefix + press.printable(document.buyerTaxId))
  }

  /// Dates, currency and origin in two columns of label over value.
  private func factsGrid(width: Length) -> Sheet {
    var sheet = Sheet(press)
    let column = (width - .mm(3)) / 2
    for (position, fact) in facts(width: column).enumerated() {
      let x = position % 2 == 0 ? Length.zero : column + .mm(3)
      let top = Length.mm(8.6) * (position / 2)
      let labelStyle = fittedLabel(fact.label, width: column)
      sheet.show(fact.label, labelStyle, x: x, y: top + labelStyle.ascent)
      sheet.show(fact.value, styles.body, x: x, y: top + styles.label.leading + styles.body.ascent)
      sheet.height = top + styles.label.leading + styles.body.leading
    }
    return sheet
  }

  /// The label style, smaller where a bilingual label is wider than its column.
  func fittedLabel(_ label: String, width: Length) -> TextStyle {
    var style = styles.label
    while fonts.width(of: label, style) > width, style.size > .pt(4.5) {
      style.size = style.size.scaled(94, over: 100)
      style.tracking = style.tracking.scaled(80, over: 100)
    }
    return style
  }

  /// Labels in capitals, each with its value.
  private func facts(width: Length) -> [(label: String, value: String)] {
    let family = document.family
    var facts = [(labels[heading: .issueDate], document.issueDate.description)]
    if let day = document.dueDate { facts.append((labels[heading: .dueDate], day.description)) }
    if let day = document.supplyDate {
      facts.append((labels[heading: .supplyDate], day.description))
    }
    // Working documents show the time too (DL 28/2019 art. 7 n.2); transport documents prove by
    // it that they were made before the movement.
    if let time = document.systemEntryDate,
      family == .workingDocument || family == .movementOfGoods
    {
      facts.append((labels[heading: .systemEntryDate], time.clock))
    }
    if let currency = document.currency {
      facts.append((labels[heading: .currency], currency.code))
    }
    if originsStandInGrid(width: width) {
      for origin in document.originating {
        facts.append((labels[heading: .origin], press.printable(origin.number)))
      }
    }
    return facts
  }

  /// Up to two origin documents without dates stand beside the customer; more become a paragraph.
  func originsStandInGrid(width: Length? = nil) -> Bool {
    let width = width ?? (press.width - press.width.scaled(60, over: 100) - .mm(11)) / 2
    return document.originating.count <= 2
      && document.originating.allSatisfy {
        $0.date == nil && fonts.width(of: press.printable($0.number), styles.body) <= width
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
    show(label, style, x: x, y: baseline)
    show(value, style.with(.bold), x: x + fonts.width(of: label, style), y: baseline)
    return top + style.leading
  }
}
