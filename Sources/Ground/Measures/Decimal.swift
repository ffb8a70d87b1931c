/// An exact, unsigned-by-contract decimal number with at most six decimals.
///
/// Quantities, unit prices and rates. Stored as a whole number of millionths; range: 12 integer
/// digits. Calculations carry more than two decimals, as Despacho 8632/2014, 3.2.3 asks.
package struct Decimal: Hashable, Comparable, Sendable {
  /// The value in millionths.
  package var millionths: Int64

  /// Creates a number from a whole number of millionths.
  package init(millionths: Int64) { self.millionths = millionths }

  /// Creates a whole number; one beyond the range stays at its end.
  package init(_ whole: Int) {
    let (value, overflows) = Int64(whole).multipliedReportingOverflow(by: 1_000_000)
    self.init(millionths: overflows ? (whole < 0 ? -.max : .max) : value)
  }

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
///
/// Arithmetic stops at ±(2¹²⁷ − 1) units instead of trapping: some 10²⁶ times what any amount that is
/// read can be, so absurd input is refused by the rules and not by a crash.
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
    self = ExactProduct(value: Int128(base.cents) * Int128(rate.millionths)).times(whole: 100)
  }

  package static func < (left: Self, right: Self) -> Bool { left.value < right.value }
  package static func + (left: Self, right: Self) -> Self {
    let (sum, overflows) = left.value.addingReportingOverflow(right.value)
    return overflows ? end(isNegative: right.value < 0) : Self(value: sum)
  }
  package static func - (left: Self, right: Self) -> Self { left + -right }
  package static prefix func - (product: Self) -> Self {
    Self(value: product.value == .min ? .max : -product.value)
  }

  /// This value times a whole number.
  package func times(whole factor: Int128) -> Self {
    let (product, overflows) = value.multipliedReportingOverflow(by: factor)
    return overflows ? Self.end(isNegative: (value < 0) != (factor < 0)) : Self(value: product)
  }

  /// `percent` of this value; the last digit (10⁻¹²) is truncated.
  package func times(percent: Decimal) -> Self {
    // In two parts, so that nothing overflows that the result has room for.
    let (whole, rest) = value.quotientAndRemainder(dividingBy: 100_000_000)
    let factor = Int128(percent.millionths)
    return Self(value: whole).times(whole: factor) + Self(value: rest * factor / 100_000_000)
  }

  /// This value less `percent` of itself; the last digit (10⁻¹²) is truncated.
  package func less(percent: Decimal) -> Self { self - times(percent: percent) }

  /// The distance from zero.
  package var magnitude: Self { value < 0 ? -self : self }

  /// Rounded to the cent, halves away from zero.
  package var rounded: Money { Money(cents: Int64(clamping: rounded(to: 10_000_000_000))) }

  /// This value as a number of six decimals, halves away from zero.
  package var decimal: Decimal { Decimal(millionths: Int64(clamping: rounded(to: 1_000_000))) }

  /// How many of `unit` this is, halves away from zero.
  private func rounded(to unit: Int128) -> Int128 {
    let (whole, rest) = value.quotientAndRemainder(dividingBy: unit)
    return rest.magnitude * 2 >= unit.magnitude ? whole + rest.signum() : whole
  }

  private static func end(isNegative: Bool) -> Self { Self(value: isNegative ? -.max : .max) }
}
