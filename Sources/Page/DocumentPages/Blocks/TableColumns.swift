internal import DocumentModel
internal import Fiscal
internal import Measures
internal import Printout
internal import Typesetting

/// The columns of a document's lines: which there are, and the room that each needs.
struct TableColumns {
  let geometry: TableGeometry
  /// The widest region and exemption mark beside a rate.
  let suffixWidth: Length

  init(_ composition: Composition) {
    let document = composition.document
    let words = composition.printout.table
    let hasDiscounts = document.lines.contains { $0.discount != nil }
    let hasCodes = document.lines.contains { $0.code != nil }
    let columns = composition.press.template.columns.filter { column in
      switch column.field {
      case .discount: hasDiscounts
      case .code: hasCodes
      case .unitPrice, .amount: !document.isUnvalued
      case .taxRate: !document.isUnvalued && !document.isPricedWithTax
      case .description, .quantity, .unit: true
      }
    }
    var widths = columns.map { ColumnWidth(minimum: $0.width) }
    var suffixWidth = Length.zero
    for line in document.lines {
      for (position, column) in columns.enumerated() {
        widths[position].admit(line, column, words, composition)
      }
      let suffix = words.taxSuffix(of: line)
      if !suffix.isEmpty {
        suffixWidth = max(
          suffixWidth, composition.fonts.width(of: suffix, composition.styles.small) + .mm(0.8))
      }
    }
    for (position, column) in columns.enumerated() {
      if column.field == .taxRate { widths[position].suffix = suffixWidth }
      let heading = composition.printable(words.heading(column.field.label))
      widths[position].minimum = max(
        widths[position].minimum, composition.press.width(ofHeading: heading))
    }
    let placed = zip(columns, widths).map { column, width in
      (
        TableGeometry.Column(
          field: .line(column.field),
          heading: composition.printable(words.heading(column.field.label)),
          alignsRight: column.field.alignsRight), width
      )
    }
    geometry = TableGeometry(
      placed, flexible: .line(.description), firm: .line(.code), press: composition.press)
    self.suffixWidth = suffixWidth
  }
}

extension ColumnWidth {
  /// Makes room for what a line has in a column.
  fileprivate mutating func admit(
    _ line: Line, _ column: Template.Column, _ words: Table, _ composition: Composition
  ) {
    let fonts = composition.fonts
    let body = composition.styles.body
    switch column.field {
    case .quantity: admit(words.quantity(of: line), body, fonts: fonts)
    case .unitPrice:
      if let price = words.unitPrice(of: line) { admit(price, body, fonts: fonts) }
    case .amount: if let amount = words.amount(of: line) { admit(amount, body, fonts: fonts) }
    case .discount: admit(text: words.discount(of: line), body, fonts: fonts)
    case .taxRate: admit(text: words.tax(of: line), body, fonts: fonts)
    case .unit:
      // Long units wrap inside twice the column rather than eat the description.
      let needed = fonts.width(of: line.unit, body)
      text = max(text, min(needed, column.width * 2 - TableGeometry.padding * 2))
    case .code:
      // A word of a code is not cut as long as the column need not grow to more than twice its width.
      guard let code = line.code, code.utf8.count > 5 else { return }
      let needed = fonts.widestWord(of: code, composition.styles.small) + TableGeometry.padding * 2
      if needed <= column.width * 2 { minimum = max(minimum, needed) }
    case .description: break
    }
  }
}

extension Template.Column.Field {
  /// What heads the column.
  var label: Label {
    switch self {
    case .code: .code
    case .description: .description
    case .quantity: .quantity
    case .unit: .unit
    case .unitPrice: .unitPrice
    case .discount: .discount
    case .taxRate: .taxRate
    case .amount: .amount
    }
  }

  var alignsRight: Bool {
    switch self {
    case .code, .description, .unit: false
    case .quantity, .unitPrice, .discount, .taxRate, .amount: true
    }
  }
}
