/// An exact, unsigned-by-contract decimal number with at most six decimals.
///
/// Quantities, unit prices and rates. Stored as a whole number of millionths; range: 12 integer
/// digits. Calculations carry more than two decimals, as Despacho 8632/2014, 3.2.3 asks.
package struct Decimal: Hashable, Comparable, Sendable {
  /// The value in millionths.
  package var millionths: Int64

  /// Creates a number from a whole number of millionths.
  package init(millionths: Int64) { self.millionths = millionths }

  /// Creates a whole number.
  package init(_ whole: Int) { self.init(millionths: Int64(whole) * 1_000_000) }

  package static let zero = Decimal(millionths: 0)

  package static func < (left: Decimal, right: Decimal) -> Bool {
    left.millionths < right.millionths
  }
}

extension Decimal: CustomStringConvertible {
  /// The shortest exact form, with a decimal point: `1234.5`, `23`, `0.096`.
  package var description: String {
    let value = millionths.magnitude
    var text = (millionths < 0 ? "-" : "") + String(value / 1_000_000)
    var fraction = value % 1_000_000
    guard fraction != 0 else { return text }
    var digits = 6
    while fraction % 10 == 0 {
      fraction /= 10
      digits -= 1
    }
    let tail = String(fraction)
    text += "." + String(repeating: "0", count: digits - tail.utf8.count) + tail
    return text
  }
}

/// Exact intermediate results: products of two decimals, in units of 10⁻¹².
package struct ExactProduct: Hashable, Comparable, Sendable {
  /// The value in units of 10⁻¹².
  package var value: Int128

  package init(value: Int128) { self.value = value }
  package init(_ left: Decimal, times right: Decimal) {
    value = Int128(left.millionths) * Int128(right.millionths)
  }
  package init(_ money: Money) { value = Int128(money.cents) * 10_000_000_000 }

  /// The product of an amount and a percentage (`rate` is 23 for 23 %).
  package init(_ base: Money, percent rate: Decimal) {
    // cents · 10⁻² · millionths · 10⁻⁶ · 10⁻² = 10⁻¹⁰, hence a hundred units of 10⁻¹² each.
    value = Int128(base.cents) * Int128(rate.millionths) * 100
  }

  package static func < (left: Self, right: Self) -> Bool { left.value < right.value }
  package static func + (left: Self, right: Self) -> Self { Self(value: left.value + right.value) }
  package static func - (left: Self, right: Self) -> Self { Self(value: left.value - right.value) }

  /// This value less `percent` of itself; the last digit (10⁻¹²) is truncated.
  package func less(percent: Decimal) -> Self {
    Self(
      value: value - value / 100_000_000 * Int128(percent.millionths)
        - value % 100_000_000 * Int128(percent.millionths) / 100_000_000)
  }

  /// The distance from zero.
  package var magnitude: Self { Self(value: value < 0 ? -value : value) }

  /// Rounded to the cent, halves away from zero.
  package var rounded: Money {
    let unit: Int128 = 10_000_000_000
    let half = value < 0 ? value - unit / 2 : value + unit / 2
    return Money(cents: Int64(clamping: half / unit))
  }
}
