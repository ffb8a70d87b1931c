/// An exact amount of euros (or of the document's foreign currency), in cents.
///
/// Portuguese documents print and sign two decimals (Despacho 8632/2014, 2.6.7), so an amount is
/// a whole number of cents. Range: ±92 quadrillion euros, far beyond the 13 integer digits that
/// the QR message allows; sums stop there instead of trapping, so that absurd input is refused by
/// the rules and not by a crash.
package struct Money: Hashable, Comparable, Sendable {
  /// The amount in hundredths.
  package var cents: Int64

  /// Creates an amount from a whole number of hundredths.
  package init(cents: Int64) { self.cents = cents }

  /// No money at all.
  package static let zero = Money(cents: 0)

  package static func < (left: Money, right: Money) -> Bool { left.cents < right.cents }
  package static func + (left: Money, right: Money) -> Money {
    let (sum, overflows) = left.cents.addingReportingOverflow(right.cents)
    return Money(cents: overflows ? (right.cents < 0 ? .min : .max) : sum)
  }
  package static func - (left: Money, right: Money) -> Money {
    let (difference, overflows) = left.cents.subtractingReportingOverflow(right.cents)
    return Money(cents: overflows ? (right.cents > 0 ? .min : .max) : difference)
  }
  package static func += (left: inout Money, right: Money) { left = left + right }

  /// The distance from zero.
  package var magnitude: Money { Money(cents: Int64(clamping: cents.magnitude)) }
}

extension Money: CustomStringConvertible {
  /// Decimal point, exactly two decimals, no grouping: the form of SAF-T (PT), of the signed
  /// message and of the QR message (`1234.50`).
  package var description: String {
    let value = cents.magnitude
    let fraction = value % 100
    return (cents < 0 ? "-" : "") + String(value / 100) + (fraction < 10 ? ".0" : ".")
      + String(fraction)
  }
}

extension Sequence<Money> {
  /// The sum of the amounts.
  package func total() -> Money { reduce(into: .zero) { $0 += $1 } }
}
