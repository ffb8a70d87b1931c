internal import Measures

/// Numbers of the source, read exactly from their text.
extension ExactProduct {
  /// Reads digits with a decimal point: at most 13 integer digits and 12 decimals.
  ///
  /// Nil for anything else; such a text is passed on as it is, so that the reader says what is wrong
  /// with it.
  init?(_ text: some StringProtocol) {
    var value: Int128 = 0
    var digits = 0
    var decimals: Int?
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: ".") where decimals == nil && digits > 0: decimals = 0
      case 48...57:
        if let count = decimals {
          guard count < 12 else { return nil }
          decimals = count + 1
        } else {
          guard digits < 13 else { return nil }
          digits += 1
        }
        value = value * 10 + Int128(byte - 48)
      default: return nil
      }
    }
    guard digits > 0, decimals != 0 else { return nil }
    for _ in (decimals ?? 0)..<12 { value *= 10 }
    self.init(value: value)
  }

  static let zero = ExactProduct(value: 0)
  private static let millionth: Int128 = 1_000_000

  /// The value in whole millionths, where that is exact.
  var exactDecimal: Decimal? {
    guard value % Self.millionth == 0 else { return nil }
    return Int64(exactly: value / Self.millionth).map(Decimal.init(millionths:))
  }

  /// The value in whole cents, where that is exact.
  var exactMoney: Money? { ExactProduct(rounded) == self ? rounded : nil }

  /// This amount without the tax of `rate` percent that it includes.
  func excluding(_ rate: Decimal) -> ExactProduct {
    divided(by: 100_000_000 + Int128(rate.millionths), per: 100_000_000)
  }

  /// This value times `factor`.
  func times(_ factor: Decimal) -> ExactProduct {
    // In two parts, so that no product of two large numbers leaves 128 bits.
    let (whole, rest) = value.quotientAndRemainder(dividingBy: Self.millionth)
    let factor = Int128(factor.millionths)
    return ExactProduct(value: whole).times(whole: factor)
      + ExactProduct(value: rest * factor / Self.millionth)
  }

  /// This value divided by `divisor`, which is above zero.
  func divided(by divisor: Decimal) -> ExactProduct {
    divided(by: Int128(divisor.millionths), per: Self.millionth)
  }

  private func divided(by divisor: Int128, per unit: Int128) -> ExactProduct {
    ExactProduct(
      value: (times(whole: unit) + ExactProduct(value: divisor / 2)).value / divisor)
  }
}

/// A percentage of the source: `23.0%`, or the factor `0.23`; nil for anything else.
func percentage(_ text: String) -> Decimal? {
  if text.utf8.last == UInt8(ascii: "%") { return ExactProduct(text.dropLast())?.exactDecimal }
  return ExactProduct(text)?.times(Decimal(100)).exactDecimal
}
