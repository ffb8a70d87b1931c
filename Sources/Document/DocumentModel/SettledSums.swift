package import Measures

/// What the documents that a receipt settles come to, in cents.
package struct SettledSums: Hashable, Sendable {
  /// What was settled less what takes off.
  package private(set) var amounts: Int128 = 0
  private var discounts: Int128 = 0

  package init(_ settled: [Settlement]) {
    for entry in settled {
      let sign: Int128 = entry.takesOff ? -1 : 1
      amounts += sign * Int128(entry.amount.cents)
      discounts += sign * Int128((entry.discount ?? .zero).cents)
    }
    // Where nothing but credit notes is settled, the receipt is for what was paid back.
    if settled.allSatisfy(\.takesOff) {
      amounts = -amounts
      discounts = -discounts
    }
  }

  /// Whether `gross` is the sum: with the discounts on the documents counted or not, before or after
  /// the tax withheld.
  package func make(_ gross: Money, withheld: Int128) -> Bool {
    let gross = Int128(gross.cents)
    return [gross, gross - withheld].contains { $0 == amounts || $0 == amounts - discounts }
  }
}

extension Document {
  /// The settled documents, those marked as credits that are: what the issuer says decides; where
  /// nothing is said of credit notes, the total of the receipt tells whether they were set off.
  package var settledAsMeant: [Settlement] {
    guard let gross = totals?.gross else { return settled }
    let withheld = withholdings.reduce(Int128(0)) { $0 + Int128($1.amount.cents) }
    guard !SettledSums(settled).make(gross, withheld: withheld) else { return settled }
    let marked = settled.map { entry in
      var entry = entry
      if entry.credit == nil, entry.number.utf8.starts(with: "NC".utf8) { entry.credit = true }
      return entry
    }
    return SettledSums(marked).make(gross, withheld: withheld) ? marked : settled
  }
}
