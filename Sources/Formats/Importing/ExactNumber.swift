package import Measures

extension ExactProduct {
  /// Reads a decimal number as other formats write it: `200`, `.5`, `00.10`, `-1`, any number of
  /// decimals.
  ///
  /// Decimals beyond the twelfth are cut off. Nil for anything else, and for more than 13 integer
  /// digits, which no document has.
  package init?(text: ArraySlice<UInt8>) {
    let isNegative = text.first == UInt8(ascii: "-")
    let digits = isNegative || text.first == UInt8(ascii: "+") ? text.dropFirst() : text
    let parsed = digits.withUnsafeBufferPointer { ExactProduct.value(of: $0) }
    guard let parsed else { return nil }
    self.init(value: isNegative ? -parsed : parsed)
  }

  private static func value(of text: UnsafeBufferPointer<UInt8>) -> Int128? {
    // Wrapping arithmetic is much faster at this width; the count of digits bounds the value.
    var value: Int128 = 0
    var (whole, decimals, digits, isBehindPoint) = (0, 0, 0, false)
    for byte in text {
      if byte == UInt8(ascii: "."), !isBehindPoint {
        isBehindPoint = true
        continue
      }
      let digit = byte &- 48
      guard digit < 10 else { return nil }
      digits += 1
      if isBehindPoint {
        guard decimals < 12 else { continue }
        decimals += 1
      } else {
        if whole > 0 || digit > 0 { whole += 1 }
        guard whole <= 13 else { return nil }
      }
      value = value &* 10 &+ Int128(digit)
    }
    guard digits > 0 else { return nil }
    for _ in decimals..<12 { value = value &* 10 }
    return value
  }

  /// This value as a price of ten decimals, halves away from zero.
  package var price: Price {
    let (whole, rest) = value.quotientAndRemainder(dividingBy: 100)
    return Price(units: rest.magnitude >= 50 ? whole + rest.signum() : whole)
  }
}
