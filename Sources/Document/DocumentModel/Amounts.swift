package import Measures

/// The totals of a document (SAF-T DocumentTotals), in EUR.
package struct Totals: Hashable, Sendable {
  package var net = Money.zero
  /// VAT and stamp duty.
  package var tax = Money.zero
  package var gross = Money.zero
  /// The part of ``tax`` that is stamp duty.
  package var stampDuty: Money?
  /// What global discounts took off the lines' sum to reach ``net``.
  package var discount: Money?

  package init() {}
}

/// Tax withheld at source: printed after the gross total, never part of it (D8632 2.2.7).
package struct Withholding: Hashable, Sendable {
  /// Nil where the issuer does not say which tax; then nobody invents one.
  package var type: WithholdingType?
  package var description: String?
  package var amount = Money.zero

  package init() {}
}

package enum WithholdingType: String, Hashable, Sendable, CaseIterable {
  case irs = "IRS"
  case irc = "IRC"
  case stampDuty = "IS"
}

/// A document in a foreign currency; every other amount stays in EUR.
package struct Currency: Hashable, Sendable {
  /// ISO 4217.
  package var code = ""
  package var rate = Decimal.zero
  /// The gross total in the foreign currency.
  package var gross = Money.zero

  package init() {}

  /// Whether the rate is the price of one euro: units of this currency for `total` in EUR.
  ///
  /// SAF-T (PT) defines it the other way round, and practice has both: the totals tell.
  package func quotes(_ total: Money) -> Bool {
    !agree(gross, at: rate, with: total) && agree(total, at: rate, with: gross)
  }

  /// Whether the two totals follow from the rate, either way round.
  package func agrees(with total: Money) -> Bool {
    agree(gross, at: rate, with: total) || agree(total, at: rate, with: gross)
  }

  /// Whether `amount` × `rate` is `result` within one unit of currency, or half a percent of it.
  private func agree(_ amount: Money, at rate: Decimal, with result: Money) -> Bool {
    let expected = Int128(amount.cents) * Int128(rate.millionths)
    let distance = (expected - Int128(result.cents) * 1_000_000).magnitude
    return distance <= max(UInt128(100_000_000), expected.magnitude / 200)
  }
}

/// An invoice that a receipt settles.
package struct Settlement: Hashable, Sendable {
  package var number = ""
  package var date: Day?
  package var amount = Money.zero
  package var discount: Money?
  /// Whether it takes off the receipt, as a credit note does; ``amount`` stays positive. Nil where
  /// the issuer does not say.
  package var credit: Bool?

  package init() {}

  /// Whether it is known to take off the receipt.
  package var takesOff: Bool { credit ?? false }
}

/// A document that a credit or debit note rectifies.
package struct Reference: Hashable, Sendable {
  package var number = ""
  package var date: Day?
  package var reason: String?

  package init() {}
}

/// An order or transport guide from which the document comes.
package struct Origin: Hashable, Sendable {
  package var number = ""
  package var date: Day?

  package init() {}
}

/// How the document is, or was, paid.
package struct Payment: Hashable, Sendable {
  package var terms: String?
  package var methods: [PaymentMethod] = []
  package var paid: [PaidAmount] = []

  package init() {}
}

package enum PaymentMethod: Hashable, Sendable {
  case transfer(iban: String, bic: String?)
  case multibanco(entity: String, reference: String, amount: Money?)
  case mbway(phone: String)
  case directDebit(mandate: String)
  case other(description: String)
}

package struct PaidAmount: Hashable, Sendable {
  /// SAF-T PaymentMechanism (NU, TB, MB …) or the issuer's own words.
  package var method: String?
  package var amount = Money.zero
  package var date: Day?

  package init() {}
}
