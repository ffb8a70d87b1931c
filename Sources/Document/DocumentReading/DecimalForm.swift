/// How a decimal number may be written: no sign, no exponent, no leading zeros, no grouping.
enum DecimalForm: Hashable {
  /// Totals and amounts: two decimals (Despacho 8632/2014, 2.6.7), 13 integer digits.
  case amount
  /// Quantities and rates: six decimals, 12 integer digits.
  case quantity
  /// Unit prices: ten decimals, 12 integer digits.
  case price

  var decimals: Int {
    switch self {
    case .amount: 2
    case .quantity: 6
    case .price: 10
    }
  }

  var integerDigits: Int { self == .amount ? 13 : 12 }

  /// The value of `bytes` in units of the last decimal, below zero where a minus sign stands first.
  ///
  /// For the two values of a line that may cancel another one (Despacho 8632/2014, 2.2.6).
  func signedUnits(_ bytes: UnsafeBufferPointer<UInt8>) throws(DecimalFault) -> Int64 {
    guard bytes.first == UInt8(ascii: "-") else { return try units(bytes) }
    return -(try units(UnsafeBufferPointer(rebasing: bytes.dropFirst())))
  }

  /// The value of `bytes` in units of the last decimal.
  func units<Units: FixedWidthInteger>(
    _ bytes: UnsafeBufferPointer<UInt8>
  ) throws(DecimalFault) -> Units {
    var value: Units = 0
    var at = 0
    while at < bytes.count, bytes[at] &- 48 < 10 {
      guard at < integerDigits else { throw tooLong(bytes) }
      value = value * 10 + Units(bytes[at] &- 48)
      at += 1
    }
    guard at > 0 else { throw DecimalFault(at: 0, of: bytes) }
    if at > 1, bytes[0] == 48 { throw .leadingZero }
    var decimals = 0
    if at < bytes.count, bytes[at] == UInt8(ascii: ".") {
      at += 1
      while at < bytes.count, bytes[at] &- 48 < 10 {
        guard decimals < self.decimals else {
          // What follows may be worse than one decimal too many.
          while at < bytes.count, bytes[at] &- 48 < 10 { at += 1 }
          throw at == bytes.count ? .tooManyDecimals : DecimalFault(at: at, of: bytes)
        }
        value = value * 10 + Units(bytes[at] &- 48)
        decimals += 1
        at += 1
      }
      guard decimals > 0 else { throw .notANumber }
    }
    guard at == bytes.count else { throw DecimalFault(at: at, of: bytes) }
    for _ in decimals..<self.decimals { value *= 10 }
    return value
  }

  private func tooLong(_ bytes: UnsafeBufferPointer<UInt8>) -> DecimalFault {
    if bytes[0] == 48 { return .leadingZero }
    guard let end = bytes.firstIndex(where: { $0 &- 48 >= 10 }), bytes[end] != UInt8(ascii: ".")
    else { return .tooManyDigits }
    return DecimalFault(at: end, of: bytes)
  }
}

/// What keeps a text from being a decimal number of the format.
enum DecimalFault: Error, Hashable {
  case empty
  case sign
  case exponent
  case comma
  case leadingZero
  case tooManyDecimals
  case tooManyDigits
  case notANumber

  /// The fault that the byte at `position` betrays.
  init(at position: Int, of bytes: UnsafeBufferPointer<UInt8>) {
    guard position < bytes.count else {
      self = .empty
      return
    }
    switch bytes[position] {
    case UInt8(ascii: "-"), UInt8(ascii: "+"): self = .sign
    case UInt8(ascii: ","): self = .comma
    case UInt8(ascii: "e") where position > 0, UInt8(ascii: "E") where position > 0:
      self = .exponent
    default: self = .notANumber
    }
  }
}
