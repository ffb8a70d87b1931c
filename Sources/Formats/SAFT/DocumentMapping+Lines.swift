internal import Importing
internal import JSON
internal import Measures

extension DocumentMapping {
  /// Writes the lines.
  ///
  /// - Parameter amounts: In cents, one for each line with a tax; nil for a document without values.
  mutating func writeLines(_ lines: [SourceLine], amounts: [Money]?) {
    var amounts = amounts?[...]
    let isSupplyCommon = commonSupplyDate != nil
    writer.note(source: document)
    writer.key("lines")
    writer.beginArray()
    for line in lines {
      writer.note(source: line.node)
      writer.beginObject()
      copy("code", .ProductCode, in: line.node)
      copy("description", descriptionElement(of: line.node), in: line.node)
      writeQuantity(of: line)
      writeUnit(of: line.node)
      if amounts != nil {
        writePrice(of: line)
        let amount = line.group == nil ? nil : amounts?.popFirst()
        writeAmount(of: line, amount)
        writeTax(of: line)
        copyDecimal("taxBase", .TaxBase, in: line.node)
      }
      if !isSupplyCommon, let node = tree.first(.TaxPointDate, in: line.node),
        !isIssueDate(tree.text(node))
      {
        copyDate("supplyDate", .TaxPointDate, in: line.node)
      }
      writeNotes(of: line)
      writeSerialNumbers(of: line.node)
      writer.endObject()
    }
    writer.endArray()
  }

  private func descriptionElement(of line: Int) -> Element {
    tree.text(of: .Description, in: line) == nil ? .ProductDescription : .Description
  }

  private mutating func writeAmount(of line: SourceLine, _ amount: Money?) {
    guard let node = line.amountNode else { return }
    guard let amount, ExactProduct(text: tree.text(node)) != nil else {
      return copyMoney("amount", tree.nodes[node].element, in: line.node)
    }
    writer.note(source: node)
    writer.key("amount")
    writer.money(amount)
  }

  private mutating func writeQuantity(of line: SourceLine) {
    guard let quantity = line.quantity else { return copy("quantity", .Quantity, in: line.node) }
    writer.note(source: tree.first(.Quantity, in: line.node) ?? line.node)
    writer.key("quantity")
    writer.decimal(quantity.decimal)
  }

  /// A unit that is left empty is the issuer's fault, and none of a missing field.
  private mutating func writeUnit(of line: Int) {
    writer.note(source: tree.first(.UnitOfMeasure, in: line) ?? line)
    writer.key("unit")
    writer.text(tree.text(of: .UnitOfMeasure, in: line) ?? [])
  }

  /// The price, with up to ten decimals; where a line takes off, its quantity has the sign.
  private mutating func writePrice(of line: SourceLine) {
    guard let node = tree.first(.UnitPrice, in: line.node),
      let price = ExactProduct(text: tree.text(node))
    else { return copy("unitPrice", .UnitPrice, in: line.node) }
    writer.note(source: node)
    writer.key("unitPrice")
    writer.value(.number((line.amount.value < 0 ? price.magnitude : price).price.description))
  }

  private mutating func writeTax(of line: SourceLine) {
    guard let tax = line.taxNode else { return }
    writer.note(source: tax)
    writer.key("tax")
    writer.beginObject()
    copy("type", .TaxType, in: tax)
    copy("region", .TaxCountryRegion, in: tax)
    copy("code", .TaxCode, in: tax)
    copyDecimal("rate", .TaxPercentage, in: tax)
    copyMoney("amount", .TaxAmount, in: tax)
    copy("exemption", .TaxExemptionCode, in: line.node)
    // Printed where there is no code, or none of AT's table; what a code says has AT's words.
    if let rate = tree.text(of: .TaxPercentage, in: tax), ExactProduct(text: rate)?.value == 0 {
      copy("exemptionReason", .TaxExemptionReason, in: line.node)
    }
    writer.endObject()
  }

  /// What SAF-T (PT) says of a line and our format has no key for.
  private mutating func writeNotes(of line: SourceLine) {
    var notes: [String] = []
    if let discount = tree.text(of: .SettlementAmount, in: line.node).flatMap({
      ExactProduct(text: $0)
    }), discount.value > 0 {
      notes.append("Desconto já deduzido no preço: \(printed(discount))")
    }
    // M99 alone does not say why nothing is charged (CIVA art. 36 n.5 e).
    if tree.text(of: .TaxExemptionCode, in: line.node)?.elementsEqual("M99".utf8) == true,
      let reason = tree.string(of: .TaxExemptionReason, in: line.node)
    {
      notes.append(reason)
    }
    guard !notes.isEmpty else { return }
    writer.note(source: line.node)
    writer.key("notes")
    writer.text(notes.joined(separator: "; "))
  }

  private mutating func writeSerialNumbers(of line: Int) {
    let numbers = tree.all(.ProductSerialNumber, in: line).flatMap {
      tree.all(.SerialNumber, in: $0)
    }
    guard !numbers.isEmpty else { return }
    writer.key("serialNumbers")
    writer.beginArray()
    for number in numbers {
      writer.note(source: number)
      writer.text(tree.text(number))
    }
    writer.endArray()
  }

  // MARK: Dates of supply

  /// The day of supply of the whole document: where all lines have the same, and it is not that of
  /// issue.
  mutating func writeSupplyDate() {
    guard let node = commonSupplyDate, !isIssueDate(tree.text(node)) else { return }
    writer.note(source: node)
    writer.key("supplyDate")
    writer.text(withoutZone(tree.text(node)))
  }

  /// The first line's TaxPointDate, where all other lines have an equal one.
  private var commonSupplyDate: Int? {
    var common: Int?
    var at = document + 1
    let end = tree.nodes[document].end
    while at < end {
      if tree.nodes[at].element == .Line {
        guard let node = tree.first(.TaxPointDate, in: at) else { return nil }
        if let common, !tree.text(common).elementsEqual(tree.text(node)) { return nil }
        common = common ?? node
      }
      at = tree.nodes[at].end
    }
    return common
  }

  private func isIssueDate(_ text: ArraySlice<UInt8>) -> Bool {
    tree.text(of: fields.date, in: document).map(withoutZone)?.elementsEqual(withoutZone(text))
      == true
  }

  // MARK: Other documents

  /// Writes the documents that the lines rectify or come from, each once.
  mutating func writeReferences() {
    guard !fields.isReceipt else { return }
    let lines = tree.all(.Line, in: document)
    // Version 1.01 has a level more.
    let rectified = lines.flatMap { tree.all(.References, in: $0) }.flatMap { node in
      let notes = tree.all(.CreditNote, in: node)
      return notes.isEmpty ? [node] : notes
    }
    let orders = lines.flatMap { tree.all(.OrderReferences, in: $0) }
    let namesNone = !rectified.contains { node in
      tree.text(of: .Reference, in: node) ?? tree.text(of: .Reason, in: node) != nil
    }
    let type = tree.string(of: fields.type, in: document)
    let first = orders.first { tree.text(of: .OriginatingON, in: $0) != nil }
    guard fields.isInvoice, type == "NC" || type == "ND", namesNone, let first else {
      writeDocuments("references", rectified, .Reference)
      return writeDocuments("originating", orders, .OriginatingON)
    }
    report(
      .warning, .rectifiedAsOrder, at: first,
      en: "this \(type ?? "") names no rectified document under References; what stands under "
        + "OrderReferences is printed as the one that it rectifies",
      pt: "este \(type ?? "") não indica documento retificado em References; o que está em "
        + "OrderReferences é impresso como o documento que retifica")
    writeDocuments("references", orders, .OriginatingON)
  }

  /// Each document once for every reason that is given for it.
  private mutating func writeDocuments(_ key: StaticString, _ nodes: [Int], _ number: Element) {
    var met: Set<[ArraySlice<UInt8>]> = []
    var named: Set<ArraySlice<UInt8>> = []
    var isOpen = false
    for node in nodes {
      // A credit note for the turnover of a period names no invoice; AT's own example has the period
      // as its reason.
      let element = tree.text(of: number, in: node) == nil ? .Reason : number
      guard let text = tree.text(of: element, in: node) else { continue }
      let reason = tree.text(of: .Reason, in: node)
      guard met.insert([text, reason ?? []]).inserted, reason != nil || !named.contains(text) else {
        continue
      }
      named.insert(text)
      writer.note(source: node)
      if !isOpen {
        writer.key(key)
        writer.beginArray()
        isOpen = true
      }
      writer.beginObject()
      copy("number", element, in: node)
      copyDate("date", .OrderDate, in: node)
      copy("reason", .Reason, in: node)
      writer.endObject()
    }
    if isOpen { writer.endArray() }
  }
}
