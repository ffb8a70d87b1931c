/// The bytes of a content stream under construction.
///
/// Numbers are whole hundredths or thousandths and are written without floating point, so equal
/// pages give equal bytes on every machine.
struct OperatorBuffer {
  private(set) var bytes: [UInt8] = []

  init(capacity: Int) { bytes.reserveCapacity(capacity) }

  mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

  @inline(__always)
  mutating func byte(_ byte: UInt8) { bytes.append(byte) }

  mutating func text(_ text: StaticString) {
    bytes.append(
      contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// A whole number and a space.
  mutating func number(_ value: Int) {
    whole(value)
    byte(0x20)
  }

  /// A number in hundredths and a space: `1250` is `12.5`.
  mutating func hundredths(_ value: Int) { fixed(value, scale: 100) }

  /// A number in thousandths and a space.
  mutating func thousandths(_ value: Int) { fixed(value, scale: 1000) }

  /// A number in hundred-thousandths and a space.
  mutating func hundredThousandths(_ value: Int) { fixed(value, scale: 100_000) }

  /// A number in units of 1 / `scale`, a power of ten, without needless zeros.
  private mutating func fixed(_ value: Int, scale: Int) {
    let magnitude = value.magnitude
    let (units, rest) = magnitude.quotientAndRemainder(dividingBy: UInt(scale))
    if value < 0 { byte(0x2D) }
    if units > 0 || rest == 0 { whole(Int(bitPattern: units)) }
    if rest > 0 {
      byte(0x2E)
      var rest = rest
      var place = UInt(scale) / 10
      while rest > 0 {
        byte(UInt8(truncatingIfNeeded: 0x30 + rest / place))
        rest %= place
        place /= 10
      }
    }
    byte(0x20)
  }

  private mutating func whole(_ value: Int) {
    if value >= 0 && value < 10 {
      byte(UInt8(truncatingIfNeeded: 0x30 + value))
      return
    }
    if value < 0 { byte(0x2D) }
    var rest = value.magnitude
    var place: UInt = 1
    while place <= rest / 10 { place *= 10 }
    while place > 0 {
      byte(UInt8(truncatingIfNeeded: 0x30 + rest / place))
      rest %= place
      place /= 10
    }
  }

  /// One byte of a literal string, escaped where it must be.
  @inline(__always)
  mutating func literal(_ code: UInt8) {
    if code == 0x28 || code == 0x29 || code == 0x5C { byte(0x5C) }
    byte(code)
  }

  /// Two bytes of a hexadecimal string.
  mutating func hexadecimal(_ value: UInt16) {
    for shift in stride(from: UInt16(12), through: 0, by: -4) {
      let digit = UInt8(value >> shift & 15)
      byte(digit < 10 ? 0x30 + digit : 0x37 + digit)
    }
  }
}
