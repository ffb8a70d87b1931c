internal import Importing
internal import JSON
internal import Measures

// What stands behind the totals.

extension DocumentMapping {
  mutating func writeWithholdings() {
    // Some programs write an amount of zero in every document, which withholds nothing.
    let nodes = tree.all(.WithholdingTax, in: document).filter { node in
      tree.text(of: .WithholdingTaxAmount, in: node).flatMap { ExactProduct(text: $0) }?.value != 0
    }
    guard !nodes.isEmpty else { return }
    writer.key("withholdings")
    writer.beginArray()
    for node in nodes {
      writer.note(source: node)
      writer.beginObject()
      copy("type", .WithholdingTaxType, in: node)
      copy("description", .WithholdingTaxDescription, in: node)
      copyMoney("amount", .WithholdingTaxAmount, in: node)
      writer.endObject()
    }
    writer.endArray()
  }

  mutating func writeCurrency() {
    let totals = tree.first(.DocumentTotals, in: document)
    guard let node = tree.first(.Currency, in: totals),
      tree.text(of: .CurrencyCode, in: node)?.elementsEqual("EUR".utf8) == false
    else { return }
    writer.note(source: node)
    writer.key("currency")
    writer.beginObject()
    copy("code", .CurrencyCode, in: node)
    copyDecimal("rate", .ExchangeRate, in: node)
    copyMoney("gross", .CurrencyAmount, in: node)
    writer.endObject()
  }

  mutating func writePayment() {
    let totals = tree.first(.DocumentTotals, in: document)
    let paid =
      fields.isReceipt
      ? tree.all(.PaymentMethod, in: document) : tree.all(.Payment, in: totals)
    let terms = fields.isReceipt ? "" : terms(in: totals)
    let methods =
      asksForPayment && paid.isEmpty ? context.profile?.member("methods", of: "payment") : nil
    let usualTerms = asksForPayment ? context.profile?.member("terms", of: "payment") : nil
    guard !paid.isEmpty || !terms.isEmpty || methods != nil || usualTerms != nil else { return }
    writer.note(source: totals ?? document)
    writer.key("payment")
    writer.beginObject()
    if !terms.isEmpty {
      writer.key("terms")
      writer.text(terms)
    } else if let usualTerms {
      writer.key("terms")
      writer.value(usualTerms)
    }
    if let methods {
      writer.key("methods")
      writer.value(methods)
    }
    if !paid.isEmpty {
      writer.key("paid")
      writer.beginArray()
      for node in paid {
        writer.note(source: node)
        writer.beginObject()
        copy("method", .PaymentMechanism, in: node)
        copyMoney("amount", .PaymentAmount, in: node)
        copyDate("date", .PaymentDate, in: node)
        writer.endObject()
      }
      writer.endArray()
    }
    writer.endObject()
  }

  /// Whether how to pay belongs on the document.
  private var asksForPayment: Bool {
    let type = tree.string(of: fields.type, in: document)
    return fields.isInvoice && (type == "FT" || type == "ND")
  }

  /// The terms that are no date; those that are become the due date.
  private func terms(in totals: Int?) -> String {
    tree.all(.Settlement, in: totals).compactMap { tree.string(of: .PaymentTerms, in: $0) }
      .filter { Day($0) == nil }.joined(separator: "; ")
  }

  /// Writes the day in PaymentTerms, where the terms are a day.
  mutating func writeDueDate() {
    let totals = tree.first(.DocumentTotals, in: document)
    for node in tree.all(.Settlement, in: totals) {
      guard let text = tree.string(of: .PaymentTerms, in: node), Day(text) != nil else { continue }
      return copy("dueDate", .PaymentTerms, in: node)
    }
  }

  /// Discounts for early payment.
  private func settlementNotes() -> [(source: Int, text: String)] {
    guard !fields.isReceipt else { return [] }
    return tree.all(.Settlement, in: tree.first(.DocumentTotals, in: document)).compactMap { node in
      let name = tree.string(of: .SettlementDiscount, in: node)
      let amount = tree.text(of: .SettlementAmount, in: node).flatMap { ExactProduct(text: $0) }
      guard name != nil || amount.map({ $0.value > 0 }) == true else { return nil }
      var text = name ?? "Desconto de pronto pagamento"
      if let amount, amount.value > 0 { text += ": \(printed(amount))" }
      if let day = tree.string(of: .SettlementDate, in: node) { text += " até \(day)" }
      return (node, text)
    }
  }

  mutating func writeNotes() {
    var notes = settlementNotes()
    for element in [Element.MovementComments, .Description] {
      if let node = tree.first(element, in: document), tree.nodes[node].textCount > 0 {
        notes.append((node, tree.string(node)))
      }
    }
    // Where an invoice is delivered that is no transport document.
    if fields.isInvoice, tree.first(.MovementStartTime, in: document) == nil,
      let place = tree.first(.ShipTo, in: document),
      let address = tree.first(.Address, in: place)
    {
      let parts = [Element.AddressDetail, .PostalCode, .City].compactMap {
        tree.string(of: $0, in: address)
      }
      notes.append((place, "Local de entrega: " + parts.joined(separator: ", ")))
    }
    var own: [JSONValue] = []
    if case .array(let texts)? = context.profile?.document("notes") { own = texts }
    guard !notes.isEmpty || !own.isEmpty else { return }
    writer.key("notes")
    writer.beginArray()
    for note in notes {
      writer.note(source: note.source)
      writer.text(note.text)
    }
    for note in own { writer.value(note) }
    writer.endArray()
  }
}

/// An amount as pages print it: decimal comma, thousands apart.
func printed(_ amount: ExactProduct) -> String {
  let cents = amount.rounded.cents.magnitude
  var whole = String(cents / 100)
  var groups: [Substring] = []
  while whole.utf8.count > 3 {
    groups.insert(whole.suffix(3), at: 0)
    whole.removeLast(3)
  }
  let digits = ([whole[...]] + groups).joined(separator: "\u{A0}")
  let fraction = cents % 100
  return digits + (fraction < 10 ? ",0" : ",") + "\(fraction)\u{A0}€"
}
