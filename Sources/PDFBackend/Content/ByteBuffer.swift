/// Bytes in the making: a content stream, or a whole file.
///
/// It owns its memory outright, which spares the checks an array makes for every byte; nothing outside
/// this file sees the memory but for reading.
struct ByteBuffer: ~Copyable {
  private var start: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private(set) var count = 0

  init(capacity: Int) {
    start = .allocate(capacity: max(capacity, 64))
    self.capacity = max(capacity, 64)
  }

  deinit { start.deallocate() }

  /// What has been written; gone with the next change.
  var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: start, count: count) }

  /// Forgets the bytes, and gives back memory beyond `kept` bytes.
  mutating func removeAll(keeping kept: Int) {
    count = 0
    if capacity > kept { move(to: kept) }
  }

  @inline(__always)
  mutating func byte(_ byte: UInt8) {
    if count == capacity { reserve(1) }
    start[count] = byte
    count += 1
  }

  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let source = bytes.baseAddress, !bytes.isEmpty else { return }
    reserve(bytes.count)
    (start + count).update(from: source, count: bytes.count)
    count += bytes.count
  }

  @inline(__always)
  mutating func text(_ text: StaticString) {
    // Inlined, so that a text known to the compiler costs a move or two instead of a call.
    let length = text.utf8CodeUnitCount
    reserve(length)
    (start + count).update(from: text.utf8Start, count: length)
    count += length
  }

  /// Makes room for `more` bytes.
  @inline(__always)
  mutating func reserve(_ more: Int) {
    if capacity - count < more { grow(more) }
  }

  @inline(never)
  private mutating func grow(_ more: Int) { move(to: max(2 * capacity, count + more)) }

  private mutating func move(to size: Int) {
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: size)
    larger.update(from: start, count: count)
    start.deallocate()
    start = larger
    capacity = size
  }

  /// Writes a byte where room was made.
  @inline(__always)
  fileprivate mutating func put(_ byte: UInt) {
    start[count] = UInt8(truncatingIfNeeded: byte)
    count += 1
  }

  /// The decimal digits of `value`, at most 20, where room was made.
  @inline(__always)
  fileprivate mutating func digits(_ value: UInt) {
    if value < 10 { return put(0x30 + value) }
    if value >= 1000 { return longDigits(value) }
    if value >= 100 { put(0x30 + value / 100) }
    put(0x30 + value / 10 % 10)
    put(0x30 + value % 10)
  }

  @inline(never)
  private mutating func longDigits(_ value: UInt) {
    var length = 4
    var bound: UInt = 10_000
    while length < 20, value >= bound {
      length += 1
      let (next, isBeyond) = bound.multipliedReportingOverflow(by: 10)
      bound = isBeyond ? .max : next
    }
    var rest = value
    for place in stride(from: count + length - 1, through: count, by: -1) {
      start[place] = UInt8(truncatingIfNeeded: 0x30 + rest % 10)
      rest /= 10
    }
    count += length
  }
}

// Numbers of content streams are whole hundredths or thousandths and are written without floating
// point, so equal pages give equal bytes on every machine. A space follows each.
extension ByteBuffer {
  /// The most bytes a number takes: sign, 20 digits, point, six decimals and the space.
  private static let longest = 29

  /// A whole number.
  @inline(__always)
  mutating func number(_ value: Int) {
    reserve(ByteBuffer.longest)
    if value < 0 { put(0x2D) }
    digits(value.magnitude)
    put(0x20)
  }

  /// A number in hundredths: `1250` is `12.5`.
  mutating func hundredths(_ value: Int) {
    reserve(ByteBuffer.longest)
    if value < 0 { put(0x2D) }
    let (whole, rest) = value.magnitude.quotientAndRemainder(dividingBy: 100)
    if whole > 0 || rest == 0 { digits(whole) }
    if rest > 0 { hundredthsPart(rest) }
    put(0x20)
  }

  /// A number in thousandths.
  mutating func thousandths(_ value: Int) {
    reserve(ByteBuffer.longest)
    if value < 0 { put(0x2D) }
    let (whole, rest) = value.magnitude.quotientAndRemainder(dividingBy: 1000)
    if whole > 0 || rest == 0 { digits(whole) }
    if rest > 0 {
      hundredthsPart(rest / 10)
      if rest % 10 > 0 {
        if rest / 10 % 10 == 0 { put(0x30) }
        put(0x30 + rest % 10)
      }
    }
    put(0x20)
  }

  /// A number in millionths.
  mutating func millionths(_ value: Int) {
    reserve(ByteBuffer.longest)
    if value < 0 { put(0x2D) }
    let (whole, rest) = value.magnitude.quotientAndRemainder(dividingBy: 1_000_000)
    digits(whole)
    put(0x2E)
    var unit: UInt = 100_000
    while unit > 0 {
      put(0x30 + rest / unit % 10)
      unit /= 10
    }
    put(0x20)
  }

  /// The point and up to two decimals, without a zero at the end.
  @inline(__always)
  private mutating func hundredthsPart(_ rest: UInt) {
    put(0x2E)
    put(0x30 + rest / 10)
    if rest % 10 > 0 { put(0x30 + rest % 10) }
  }

  /// A rectangle of height 1, of which a symbol has hundreds; numbers of at most three digits.
  mutating func rectangle(x: Int, y: Int, width: Int) {
    reserve(ByteBuffer.longest)
    // Kept in a register: through `count` each byte would wait for the one before.
    var end = start + count
    end.put(x)
    end.put(y)
    end.put(width)
    end.put(1)
    end[0] = 0x72
    end[1] = 0x65
    end[2] = 0x0A
    count = end + 3 - start
  }

  /// One byte of a literal string, escaped where it must be.
  @inline(__always)
  mutating func literal(_ code: UInt8) {
    if code == 0x28 || code == 0x29 || code == 0x5C { byte(0x5C) }
    byte(code)
  }

  /// Bytes of a literal string; room is made once for all of them.
  mutating func literals(_ codes: UnsafeBufferPointer<UInt8>) {
    reserve(2 * codes.count)
    for code in codes {
      if code == 0x28 || code == 0x29 || code == 0x5C {
        start[count] = 0x5C
        count += 1
      }
      start[count] = code
      count += 1
    }
  }

  /// Two bytes of a hexadecimal string.
  mutating func hexadecimal(_ value: UInt16) {
    for shift in stride(from: UInt16(12), through: 0, by: -4) {
      let digit = UInt8(value >> shift & 15)
      byte(digit < 10 ? 0x30 + digit : 0x37 + digit)
    }
  }
}

extension UnsafeMutablePointer<UInt8> {
  /// Writes a number of at most three digits and a space, and steps behind them.
  @inline(__always)
  fileprivate mutating func put(_ value: Int) {
    if value >= 10 {
      if value >= 100 {
        self[0] = UInt8(truncatingIfNeeded: 0x30 + value / 100)
        self += 1
      }
      self[0] = UInt8(truncatingIfNeeded: 0x30 + value / 10 % 10)
      self += 1
    }
    self[0] = UInt8(truncatingIfNeeded: 0x30 + value % 10)
    self[1] = 0x20
    self += 2
  }
}

/// Thousandths to hundredths, to the nearest, halves away from zero.
@inline(__always)
func hundredths(_ thousandths: Int) -> Int {
  (thousandths >= 0 ? thousandths + 5 : thousandths - 5) / 10
}
