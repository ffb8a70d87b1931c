internal import Importing
internal import JSON
internal import Measures

extension DocumentMapping {
  /// Writes the documents that a receipt settles, each once, with what its lines come to.
  mutating func writeSettled(
    _ lines: [SourceLine], _ parts: TaxApportionment, net: Money, gross: Money
  ) {
    var entries: [(name: String, node: Int, amount: Money, discount: ExactProduct)] = []
    var places: [String: Int] = [:]
    let shares =
      lines.contains { $0.group != nil }
      ? settledShares(lines, parts) : untaxedShares(lines, net: net, gross: gross)
    for (line, share) in zip(lines, shares) {
      let names = tree.all(.SourceDocumentID, in: line.node)
      let name = names.compactMap { tree.string(of: .OriginatingON, in: $0) }
        .joined(separator: ", ")
      let discount =
        tree.text(of: .SettlementAmount, in: line.node).flatMap { ExactProduct(text: $0) }
        ?? ExactProduct(value: 0)
      if let known = places[name] {
        entries[known].amount += share
        entries[known].discount = entries[known].discount + discount
      } else {
        places[name] = entries.count
        entries.append((name, names.first ?? line.node, share, discount))
      }
    }
    writer.note(source: document)
    writer.key("settled")
    writer.beginArray()
    for entry in entries {
      writer.note(source: entry.node)
      writer.beginObject()
      writer.key("number")
      writer.text(entry.name)
      copyDate("date", .InvoiceDate, in: entry.node)
      writer.note(source: entry.node)
      writer.key("amount")
      writer.money(entry.amount.magnitude)
      if entry.amount < .zero {
        writer.key("credit")
        writer.boolean(true)
      }
      if entry.discount.value > 0 {
        writer.key("discount")
        writer.money(entry.discount.rounded)
      }
      writer.endObject()
    }
    writer.endArray()
  }

  /// What each line of a receipt without taxes settles. Programs write either what was paid, or what
  /// it is without the tax that stands in the totals alone, which is then shared out in proportion.
  private func untaxedShares(_ lines: [SourceLine], net: Money, gross: Money) -> [Money] {
    var shares = lines.map(\.amount.rounded)
    let sum = shares.total()
    guard sum == net, net != gross, sum != .zero, !shares.isEmpty else { return shares }
    var rest = gross
    for index in shares.indices.dropLast() {
      let share = Int128(shares[index].cents) * Int128(gross.cents) / Int128(sum.cents)
      shares[index] = Money(cents: Int64(clamping: share))
      rest = rest - shares[index]
    }
    shares[shares.count - 1] = rest
    return shares
  }

  /// What each line settles, tax included: each tax is shared out in proportion, the last line of a
  /// rate taking what rounding leaves.
  private func settledShares(_ lines: [SourceLine], _ parts: TaxApportionment) -> [Money] {
    var taxed = parts.amounts[...]
    var shares = lines.map { $0.group == nil ? $0.amount.rounded : taxed.popFirst() ?? .zero }
    var members = [[Int]](repeating: [], count: parts.taxes.count)
    for (index, line) in lines.enumerated() {
      if let group = line.group { members[group].append(index) }
    }
    for (group, tax) in parts.taxes.enumerated() where tax != .zero {
      let members = members[group]
      let base = Int128(parts.bases[group].cents)
      var rest = tax
      for index in members.dropLast() where base != 0 {
        let part = Money(
          cents: Int64(clamping: Int128(tax.cents) * Int128(shares[index].cents) / base))
        shares[index] += part
        rest = rest - part
      }
      if let last = members.last { shares[last] += rest }
    }
    return shares
  }
}
