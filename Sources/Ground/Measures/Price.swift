/// An exact price of one unit, with at most ten decimals.
///
/// Fuel, energy and fasteners are priced in fractions of a cent. Stored as a whole number of
/// 10⁻¹⁰; range: 12 integer digits.
package struct Price: Hashable, Comparable, Sendable {
  /// The value in units of 10⁻¹⁰.
  package let units: Int128

  /// Creates a price from a whole number of 10⁻¹⁰.
  package init(units: Int128) { self.units = units }

  /// Creates a price with at most six decimals.
  package init(_ decimal: Decimal) { units = Int128(decimal.millionths) * 10_000 }

  package static let zero = Price(units: 0)

  package static func < (left: Price, right: Price) -> Bool { left.units < right.units }
}

extension Price: CustomStringConvertible {
  /// The shortest exact form, with a decimal point: `1234.5`, `0.00012345`.
  package var description: String {
    let value = units.magnitude
    var text = (units < 0 ? "-" : "") + String(value / 10_000_000_000)
    var digits = 10
    var fraction = value % 10_000_000_000
    guard fraction != 0 else { return text }
    while fraction % 10 == 0 {
      fraction /= 10
      digits -= 1
    }
    let tail = String(fraction)
    text += "." + String(repeating: "0", count: digits - tail.utf8.count) + tail
    return text
  }
}

extension ExactProduct {
  /// Quantity × price; what lies beyond 10⁻¹² is cut off, which moves no rounding to the cent.
  ///
  /// Beyond anything a document may hold the value stays at a bound that leaves room for sums.
  package init(_ quantity: Decimal, times price: Price) {
    let (product, overflows) = Int128(quantity.millionths).multipliedReportingOverflow(
      by: price.units)
    let isNegative = (quantity.millionths < 0) != (price.units < 0)
    let bound = Int128.max / 40_000
    self.init(value: (overflows ? (isNegative ? -bound : bound) : product / 10_000))
  }
}
