package import Measures

extension ExactProduct {
  /// Reads a decimal number as other formats write it: `200`, `.5`, `00.10`, any number of decimals.
  ///
  /// Decimals beyond the twelfth are cut off. Nil for anything else, for a sign, and for more than 13
  /// integer digits, which no document has.
  package init?(text: ArraySlice<UInt8>) {
    let parsed = text.withUnsafeBufferPointer { ExactProduct.value(of: $0) }
    guard let parsed else { return nil }
    self.init(value: parsed)
  }

  private static func value(of text: UnsafeBufferPointer<UInt8>) -> Int128? {
    // Ordinary numbers fit in half the width, which is much faster.
    guard text.count > 15 else { return shortValue(of: text) }
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
      value = value * 10 + Int128(digit)
    }
    guard digits > 0 else { return nil }
    for _ in decimals..<12 { value *= 10 }
    return value
  }

  /// The value of at most 15 characters.
  private static func shortValue(of text: UnsafeBufferPointer<UInt8>) -> Int128? {
    var value: Int64 = 0
    var (decimals, digits, isBehindPoint) = (0, 0, false)
    for byte in text {
      if byte == UInt8(ascii: "."), !isBehindPoint {
        isBehindPoint = true
        continue
      }
      let digit = byte &- 48
      guard digit < 10 else { return nil }
      value = value &* 10 &+ Int64(digit)
      digits += 1
      if isBehindPoint { decimals += 1 }
    }
    // Twelve decimals at most, and thirteen digits before them.
    guard digits > 0, decimals <= 12, digits - decimals <= 13 else {
      return digits > 0 && decimals > 12 ? Int128(value) / power(decimals - 12) : nil
    }
    return Int128(value) * power(12 - decimals)
  }

  private static func power(_ exponent: Int) -> Int128 {
    var power: Int64 = 1
    for _ in 0..<exponent { power &*= 10 }
    return Int128(power)
  }

  /// This value as a number of six decimals, halves away from zero.
  package var decimal: Decimal {
    let unit: Int128 = 1_000_000
    return Decimal(millionths: Int64(clamping: (value + (value < 0 ? -unit : unit) / 2) / unit))
  }

  /// `percent` of this value; stays at the most there is instead of overflowing.
  func times(percent: Decimal) -> ExactProduct {
    let (product, overflow) = value.multipliedReportingOverflow(by: Int128(percent.millionths))
    return ExactProduct(value: overflow ? .max / 4 : product / 100_000_000)
  }
}
