/// An exact amount of euros (or of the document's foreign currency), in cents.
///
/// Portuguese documents print and sign two decimals (Despacho 8632/2014, 2.6.7), so an amount is
/// a whole number of cents. Range: ±92 quadrillion euros, far beyond the 13 integer digits that
/// the QR message allows.
package struct Money: Hashable, Comparable, Sendable {
  /// The amount in hundredths.
  package var cents: Int64

  /// Creates an amount from a whole number of hundredths.
  package init(cents: Int64) { self.cents = cents }

  /// No money at all.
  package static let zero = Money(cents: 0)

  package static func < (left: Money, right: Money) -> Bool { left.cents < right.cents }
  package static func + (left: Money, right: Money) -> Money {
    Money(cents: left.cents + right.cents)
  }
  package static func - (left: Money, right: Money) -> Money {
    Money(cents: left.cents - right.cents)
  }
  package static func += (left: inout Money, right: Money) { left.cents += right.cents }

  /// The distance from zero.
  package var magnitude: Money { Money(cents: abs(cents)) }
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
