package import Measures

// Portuguese number format, without the locale of the machine: a space between groups of three
// digits, a decimal comma, `1 234,56`.

extension Money {
  /// `1 234,56`: two decimals always.
  package var printed: String {
    PrintedDigits.text(whole: cents.magnitude / 100, fraction: cents.magnitude % 100, decimals: 2)
  }

  /// `1 234,56 €`.
  package var printedEuros: String { printed + " €" }
}

extension Decimal {
  /// The number with at least `minimum` decimals and no zeros after the last significant one.
  package func printed(minimumDecimals minimum: Int) -> String {
    let value = millionths.magnitude
    var fraction = value % 1_000_000
    var decimals = 6
    while decimals > minimum, fraction % 10 == 0 {
      fraction /= 10
      decimals -= 1
    }
    return PrintedDigits.text(whole: value / 1_000_000, fraction: fraction, decimals: decimals)
  }

  /// `23 %`, `0,5 %`.
  package var printedPercent: String { printed(minimumDecimals: 0) + " %" }
}

private enum PrintedDigits {
  static func text(whole: UInt64, fraction: UInt64, decimals: Int) -> String {
    // At most 20 digits, 6 separators, a comma and 6 decimals.
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
