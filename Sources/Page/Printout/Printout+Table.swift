package import DocumentModel
internal import Fiscal
internal import Measures

/// What the rows of a document's table say, worded when a row is set.
package struct Table: Sendable {
  private let speaker: Speaker

  init(_ speaker: Speaker) { self.speaker = speaker }

  private var document: Document { speaker.document }
  private var labels: Labels { speaker.labels }

  /// The head of a column.
  package func heading(_ label: Label) -> Inscription {
    let isWithTax = document.isPricedWithTax
    return switch label {
    case .unitPrice where isWithTax: speaker.vocabulary.heading(.unitPriceWithTax)
    case .amount where isWithTax: speaker.vocabulary.heading(.amountWithTax)
    default: speaker.vocabulary.heading(label)
    }
  }

  /// The labels of all columns that there may be.
  private var columns: [Label] {
    document.family == .payment
      ? [.document, .date, .settlementDiscount, .settled, .deducted]
      : [.code, .description, .quantity, .unit, .unitPrice, .discount, .taxRate, .amount]
  }

  package var broughtForward: Inscription { Inscription(Mention.broughtForward, .label) }
  package var carriedForward: Inscription { Inscription(Mention.carriedForward, .label) }

  // MARK: Lines

  package func quantity(of line: Line) -> String { line.quantity.printed(minimumDecimals: 0) }

  package func unitPrice(of line: Line) -> String? { line.unitPrice?.printed(minimumDecimals: 2) }

  package func amount(of line: Line) -> String? { line.amount?.printed }

  /// `5 %`, or an amount.
  package func discount(of line: Line) -> String {
    line.discount?.percent?.printedPercent ?? line.discount?.amount?.printed ?? ""
  }

  /// The rate of a line (Despacho 8632/2014, 2.2.14): `23 %`, `IS 4 %`, `NS`.
  package func tax(of line: Line) -> String {
    guard let tax = line.tax else { return "" }
    switch tax.type {
    case .vat: return (tax.rate ?? .zero).printedPercent
    case .notSubject: return "NS"
    case .stampDuty:
      if let rate = tax.rate { return "IS " + rate.printedPercent }
      return "IS " + (tax.amount ?? .zero).printed
    }
  }

  /// What stands beside the rate: the fiscal space where a document has several, and the mark of
  /// the exemption reason.
  package func taxSuffix(of line: Line) -> String {
    guard let tax = line.tax else { return "" }
    let region = speaker.hasSeveralRegions && tax.region != "PT" ? regionMark(tax.region) : ""
    guard let reason = tax.reasonKey else { return region }
    let mark = speaker.mark(ofReason: reason)
    return region.isEmpty ? mark : region + " " + mark
  }

  /// What stands small under a description.
  package func details(of line: Line) -> [Inscription] {
    var details: [Inscription] = []
    func add(_ text: String) { details.append(Inscription(text, .paragraph)) }
    if let base = taxedValue(of: line) { add(base) }
    if let notes = line.notes { add(notes) }
    if !line.serialNumbers.isEmpty {
      add("\(labels[.serialNumbers]) \(line.serialNumbers.joined(separator: ", "))")
    }
    if let day = line.supplyDate { add("\(labels[.lineSupplyDate]) \(day)") }
    return details
  }

  /// Whether anything stands small under a line's description.
  package func hasDetails(_ line: Line) -> Bool {
    line.notes != nil || !line.serialNumbers.isEmpty || line.supplyDate != nil
      || taxedValue(of: line) != nil
  }

  /// The value of a unit that bears tax, where it is not what the line is charged with.
  private func taxedValue(of line: Line) -> String? {
    guard let base = line.taxBase, ExactProduct(line.quantity, times: base).rounded != line.amount
    else { return nil }
    return "\(labels[.unitTaxBase]) \(base.printed(minimumDecimals: 2)) €"
  }

  /// Shows what the issuer wrote in a line.
  func words(ofLine index: Int, _ visit: (Inscription) -> Void) {
    let line = document.lines[index]
    func show(_ text: String, _ key: String, _ role: Inscription.Role = .value) {
      visit(Inscription(text, role, at: Place("/lines/#", key, index)))
    }
    if let text = line.text { show(text, "/text", .paragraph) }
    if let code = line.code { show(code, "/code") }
    show(line.description, "/description", .name)
    show(line.unit, "/unit")
    if let notes = line.notes { show(notes, "/notes", .paragraph) }
    for (position, number) in line.serialNumbers.enumerated() {
      visit(Inscription(number, .value, at: Place("/lines/#", "/serialNumbers/#", index, position)))
    }
  }

  // MARK: Settled invoices

  package func number(ofSettlement index: Int) -> Inscription {
    Inscription(
      document.settled[index].number, .value, at: Place("/settled/#", "/number", index))
  }

  /// Shows the heads of the columns and everything that the issuer wrote in the rows.
  func texts(_ visit: (Inscription) -> Void) {
    for label in columns { visit(heading(label)) }
    for index in document.lines.indices { words(ofLine: index, visit) }
    for index in document.settled.indices { visit(number(ofSettlement: index)) }
  }
}
