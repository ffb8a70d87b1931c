package import Measures

// Portuguese number format, without the locale of the machine: a space between groups of three
// digits, a decimal comma, `1 234,56`.

extension Money {
  /// `1 234,56`: two decimals always.
  package var printed: String {
    PrintedDigits.text(
      isNegative: cents < 0, whole: cents.magnitude / 100, fraction: cents.magnitude % 100,
      decimals: 2)
  }

  /// `1 234,56 €`.
  package var printedEuros: String { printed + " €" }
}

extension Decimal {
  /// The number with at least `minimum` decimals and no zeros after the last significant one.
  package func printed(minimumDecimals minimum: Int) -> String {
    let value = millionths.magnitude
    return PrintedDigits.text(
      isNegative: millionths < 0, whole: value / 1_000_000, fraction: value % 1_000_000,
      decimals: 6, minimum: minimum)
  }

  /// `23 %`, `0,5 %`.
  package var printedPercent: String { printed(minimumDecimals: 0) + " %" }
}

extension Price {
  /// The number with at least `minimum` decimals and no zeros after the last significant one.
  package func printed(minimumDecimals minimum: Int) -> String {
    let value = units.magnitude
    return PrintedDigits.text(
      isNegative: units < 0, whole: UInt64(clamping: value / 10_000_000_000),
      fraction: UInt64(value % 10_000_000_000), decimals: 10, minimum: minimum)
  }
}

private enum PrintedDigits {
  /// The digits of a number, without the zeros that come behind the `minimum` of decimals.
  static func text(
    isNegative: Bool, whole: UInt64, fraction: UInt64, decimals: Int, minimum: Int
  ) -> String {
    var (fraction, decimals) = (fraction, decimals)
    while decimals > minimum, fraction % 10 == 0 {
      fraction /= 10
      decimals -= 1
    }
    return text(isNegative: isNegative, whole: whole, fraction: fraction, decimals: decimals)
  }

  static func text(isNegative: Bool, whole: UInt64, fraction: UInt64, decimals: Int) -> String {
    // At most a sign, 20 digits, 6 separators, a comma and 10 decimals.
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 40) { buffer in
      var position = 40
      var rest = fraction
      for _ in 0..<decimals {
        position -= 1
        buffer[position] = UInt8(ascii: "0") + UInt8(rest % 10)
        rest /= 10
      }
      if decimals > 0 {
        position -= 1
        buffer[position] = UInt8(ascii: ",")
      }
      rest = whole
      var digits = 0
      repeat {
        if digits > 0, digits % 3 == 0 {
          position -= 1
          buffer[position] = UInt8(ascii: " ")
        }
        position -= 1
        buffer[position] = UInt8(ascii: "0") + UInt8(rest % 10)
        rest /= 10
        digits += 1
      } while rest > 0
      if isNegative {
        position -= 1
        buffer[position] = UInt8(ascii: "-")
      }
      // A string of known length: up to 15 bytes, as nearly all are, need no memory of their own.
      let count = 40 - position
      return String(unsafeUninitializedCapacity: count) { text in
        for index in 0..<count { text[index] = buffer[position + index] }
        return count
      }
    }
  }
}

extension String {
  /// The text in groups of `size` characters with spaces between: an IBAN, a reference.
  package func grouped(by size: Int) -> String {
    var result = ""
    for (position, character) in self.enumerated() {
      if position > 0, position % size == 0 { result.append(" ") }
      result.append(character)
    }
    return result
  }
}
