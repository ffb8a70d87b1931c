internal import Importing
internal import JSON
internal import Measures

/// A line of the source, as far as amounts are concerned.
struct SourceLine {
  let node: Int
  /// DebitAmount or CreditAmount; nil where there is neither.
  let amountNode: Int?
  /// Negative where it takes off the document.
  var amount: ExactProduct
  /// Negative where the amount is.
  var quantity: ExactProduct?
  let taxNode: Int?
  /// Its place among the groups of equal tax; nil without tax.
  let group: Int?
}

/// The taxes of a document, each once, in the order of its lines.
struct SourceGroups {
  private(set) var all: [Group] = []
  private var places: [TaxName: Int] = [:]
  /// Up to this many, looking through them beats hashing.
  private static let few = 12

  struct Group {
    let entry: TaxEntry
    /// The first `Tax` that has it.
    let node: Int
  }

  /// The place of the tax in `node`.
  mutating func place(of entry: TaxEntry, _ node: Int) -> Int {
    let known =
      all.count > SourceGroups.few
      ? places[entry.key] : all.firstIndex { $0.entry.key == entry.key }
    if let known { return known }
    all.append(Group(entry: entry, node: node))
    if all.count == SourceGroups.few + 1 {
      for (place, group) in all.enumerated() { places[group.entry.key] = place }
    } else if all.count > SourceGroups.few {
      places[entry.key] = all.count - 1
    }
    return all.count - 1
  }
}

/// A total and what the lines give instead.
struct TotalFault {
  let node: Int
  let computed: Money
}

extension DocumentMapping {
  /// Writes lines or settlements, tax summary and totals.
  mutating func writeAmounts() {
    var found = SourceGroups()
    let lines = readLines(&found)
    let groups = found.all
    let totals = tree.first(.DocumentTotals, in: document)
    guard !isUnvalued(totals, lines) else {
      writeLines(lines, amounts: nil)
      return
    }
    checkTaxes(groups)
    let (net, tax, gross) = roundedTotals(totals)
    let parts = TaxApportionment(
      lines.compactMap { line in line.group.map { part(of: line, in: $0) } },
      rates: groups.map { $0.entry.key.rate.decimal }, net: net, tax: tax,
      isReceipt: fields.isReceipt)
    if !groups.isEmpty || !fields.isReceipt {
      compare(net, parts.bases.total(), .NetTotal, in: totals)
      compare(tax, parts.taxes.total(), .TaxPayable, in: totals)
    }
    if totalFaults.isEmpty { compare(gross, net + tax, .GrossTotal, in: totals) }
    if fields.isReceipt {
      writeSettled(lines, parts, net: net, gross: gross)
    } else {
      writeLines(lines, amounts: parts.amounts)
    }
    writeTaxSummary(groups, parts)
    writeTotals(totals, net: net, tax: tax, gross: gross, groups, parts)
  }

  private mutating func compare(
    _ stated: Money, _ computed: Money, _ element: Element, in totals: Int?
  ) {
    guard stated != computed, let node = tree.first(element, in: totals) else { return }
    totalFaults.append(TotalFault(node: node, computed: computed))
  }

  // MARK: Reading

  private mutating func readLines(_ groups: inout SourceGroups) -> [SourceLine] {
    var lines: [SourceLine] = []
    let nodes = tree.all(.Line, in: document)
    lines.reserveCapacity(nodes.count)
    for node in nodes {
      let debit = tree.first(.DebitAmount, in: node)
      let amountNode = debit ?? tree.first(.CreditAmount, in: node)
      var amount =
        amountNode.flatMap { number(at: $0) } ?? ExactProduct(value: 0)
      if debit != nil { amount = -amount }
      let taxNode = tree.first(.Tax, in: node)
      let group = taxNode.map { groups.place(of: TaxEntry(tree, $0), $0) }
      let quantity = tree.first(.Quantity, in: node).flatMap { number(at: $0) }
      lines.append(
        SourceLine(
          node: node, amountNode: amountNode, amount: amount, quantity: quantity, taxNode: taxNode,
          group: group))
      checkProduct(of: node)
    }
    setSigns(of: &lines)
    return lines
  }

  /// The number at `node`; one that cannot be read makes what is computed from it worthless.
  mutating func number(at node: Int) -> ExactProduct? {
    let number = ExactProduct(text: tree.text(node))
    if number == nil, tree.nodes[node].textCount > 0 { hasUnreadable = true }
    return number
  }

  /// Makes amounts positive on the side of the document, and quantities negative where amounts are.
  private mutating func setSigns(of lines: inout [SourceLine]) {
    let credit = lines.reduce(ExactProduct(value: 0)) { $0 + $1.amount }
    let isDebit = usualSide.map { $0 == .DebitAmount } ?? (credit.value < 0)
    // A document that comes to less than nothing on its own side stands wholly, or mostly, on the
    // other: programs differ in what they call a debit.
    let isOnOtherSide = isDebit ? credit.value > 0 : credit.value < 0
    if isOnOtherSide, !hasUnreadable, let line = lines.first(where: { $0.amount.value != 0 }) {
      reportSide(line.amountNode ?? line.node)
    }
    let isFlipped = isDebit != isOnOtherSide
    for index in lines.indices {
      if isFlipped { lines[index].amount = -lines[index].amount }
      if lines[index].amount.value < 0, let quantity = lines[index].quantity {
        lines[index].quantity = -quantity.magnitude
      }
    }
  }

  /// Invoices credit, notes that take back debit; a guide or working document may do either.
  var usualSide: Element? {
    if fields.isReceipt { return .CreditAmount }
    guard fields.isInvoice else { return nil }
    switch tree.string(of: fields.type, in: document) {
    case "NC", "TD", "DA", "RE": return .DebitAmount
    default: return .CreditAmount
    }
  }

  private mutating func reportSide(_ node: Int) {
    let name = tree.nodes[node].element.name
    let type = plain(tree.string(of: fields.type, in: document) ?? "")
    report(
      .warning, .wrongSide, at: node,
      en:
        "the lines of this \(type) stand under \(name), which is the other side for such a document "
        + "(Portaria 302/2016, 4.1.4.19.13); it is printed as it was issued",
      pt:
        "as linhas deste \(type) estão em \(name), que é o lado contrário para um documento destes "
        + "(Portaria 302/2016, 4.1.4.19.13); é impresso como foi emitido")
  }

  private mutating func checkProduct(of line: Int) {
    guard let node = tree.first(.ProductCode, in: line),
      !context.products.contains(tree.string(node))
    else { return }
    report(
      .warning, .missingProduct, at: node,
      en: "product “\(tree.string(node))” is not in the product table of the file; the line is "
        + "printed as it stands (Despacho 8632/2014, 2.6.3)",
      pt: "o produto “\(tree.string(node))” não consta da tabela de produtos do ficheiro; a linha "
        + "é impressa como está (Despacho 8632/2014, 2.6.3)")
  }

  private mutating func checkTaxes(_ groups: [SourceGroups.Group]) {
    for group in groups where !context.taxes.contains(group.entry) {
      let (key, amount) = (group.entry.key, group.entry.amount)
      let rate = (amount.value == 0 ? key.rate : amount).decimal
      let name = "\(plain(key.type)) \(plain(key.region)) \(plain(key.code)) \(rate)"
      report(
        .warning, .missingTax, at: group.node,
        en: "\(name) is not in the tax table of the file; the document is printed as it stands "
          + "(Despacho 8632/2014, 2.6.3)",
        pt:
          "\(name) não consta da tabela de impostos do ficheiro; o documento é impresso como está "
          + "(Despacho 8632/2014, 2.6.3)")
    }
  }

  /// Whether a guide or working document carries no values: signed and coded as 0.00
  /// (Despacho 8632/2014, 2.1.6).
  private func isUnvalued(_ totals: Int?, _ lines: [SourceLine]) -> Bool {
    guard !fields.isInvoice, !fields.isReceipt else { return false }
    let gross = tree.text(of: .GrossTotal, in: totals).flatMap { ExactProduct(text: $0) }
    return gross?.value == 0 && lines.allSatisfy { $0.taxNode == nil && $0.amount.value == 0 }
  }

  private func part(of line: SourceLine, in group: Int) -> TaxApportionment.Line {
    func number(_ element: Element, _ parent: Int?) -> ExactProduct? {
      tree.text(of: element, in: parent).flatMap { ExactProduct(text: $0) }
    }
    let quantity = line.quantity?.decimal ?? .zero
    return TaxApportionment.Line(
      group: group, amount: line.amount,
      taxBase: number(.TaxBase, line.node).map { ExactProduct(quantity, times: $0.decimal) }
        ?? ExactProduct(value: 0),
      duty: number(.TaxAmount, line.taxNode).map { ExactProduct(quantity, times: $0.decimal) })
  }

  /// NetTotal, TaxPayable and GrossTotal in cents. The gross total is what was signed; where the
  /// others have more decimals, a cent lost in rounding is found in the net total.
  private mutating func roundedTotals(_ totals: Int?) -> (net: Money, tax: Money, gross: Money) {
    let values = [Element.NetTotal, .TaxPayable, .GrossTotal].map { element in
      tree.first(element, in: totals).flatMap { number(at: $0) } ?? ExactProduct(value: 0)
    }
    let (net, tax, gross) = (values[0], values[1], values[2])
    let rounded = (net: net.rounded, tax: tax.rounded, gross: gross.rounded)
    let cent = ExactProduct(Money(cents: 1))
    let fitting = rounded.gross - rounded.tax
    guard fitting != rounded.net, (net + tax - gross).magnitude < cent,
      (ExactProduct(fitting) - net).magnitude < cent
    else { return rounded }
    return (fitting, rounded.tax, rounded.gross)
  }

  // MARK: Writing

  private mutating func writeTaxSummary(_ groups: [SourceGroups.Group], _ parts: TaxApportionment) {
    if fields.isReceipt {
      // A receipt that sets notes off against invoices may come out below zero at one rate. Only
      // those of the cash-accounting scheme must be split (Portaria 302/2016, 4.4.4.14.6).
      let isNegative = (parts.bases + parts.taxes).contains { $0 < .zero }
      let isCashScheme = tree.string(of: fields.type, in: document) == "RC"
      let isSplit = groups.contains { $0.entry.key.code != "NA" }
      guard isSplit, isCashScheme || !isNegative else { return }
    }
    writer.note(source: groups.first?.node ?? document)
    writer.key("taxSummary")
    writer.beginArray()
    for (index, group) in groups.enumerated() {
      writer.note(source: group.node)
      writer.beginObject()
      copy("type", .TaxType, in: group.node)
      copy("region", .TaxCountryRegion, in: group.node)
      copy("code", .TaxCode, in: group.node)
      copyDecimal("rate", .TaxPercentage, in: group.node)
      writer.key("base")
      writer.money(parts.bases[index])
      writer.key("amount")
      writer.money(parts.taxes[index])
      writer.endObject()
    }
    writer.endArray()
  }

  private mutating func writeTotals(
    _ totals: Int?, net: Money, tax: Money, gross: Money, _ groups: [SourceGroups.Group],
    _ parts: TaxApportionment
  ) {
    guard let totals else { return }
    writer.note(source: totals)
    writer.key("totals")
    writer.beginObject()
    write("net", net, .NetTotal, in: totals)
    write("tax", tax, .TaxPayable, in: totals)
    write("gross", gross, .GrossTotal, in: totals)
    let duty = groups.indices.filter { groups[$0].entry.key.type == "IS" }
    if !duty.isEmpty {
      writer.key("stampDuty")
      writer.money(duty.map { parts.taxes[$0] }.total())
    }
    writer.endObject()
  }

  /// Writes a total; one that is missing is left out, one that is no number stands as it is.
  private mutating func write(
    _ key: StaticString, _ value: Money, _ element: Element, in totals: Int
  ) {
    guard let text = tree.text(of: element, in: totals), ExactProduct(text: text) != nil else {
      return copyMoney(key, element, in: totals)
    }
    writer.note(source: tree.first(element, in: totals) ?? totals)
    writer.key(key)
    writer.money(value)
  }
}
