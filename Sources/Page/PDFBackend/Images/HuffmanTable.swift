/// A table of codes of a JPEG file (ITU-T T.81, annexes C and F.2.2.3).
struct HuffmanTable: Sendable {
  /// For each row of 8 bits that starts with a code of at most 8: its length and, below, its symbol.
  private var short: [UInt16] = Array(repeating: 0, count: 256)
  /// By length: one more than the last code, and the place of the first symbol less the first code.
  private var ends: [Int] = Array(repeating: 0, count: 17)
  private var offsets: [Int] = Array(repeating: 0, count: 17)
  private let symbols: [UInt8]

  /// - Parameter counts: how many codes there are of 1 to 16 bits.
  init(counts: [Int], symbols: [UInt8]) throws(ImageFault) {
    self.symbols = symbols
    var (code, place) = (0, 0)
    for length in 1...16 {
      code <<= 1
      offsets[length] = place - code
      for _ in 0..<counts[length - 1] {
        // No code consists of ones alone.
        guard code + 1 < 1 << length else { throw .damaged }
        if length <= 8 {
          let first = code << (8 - length)
          for index in first..<first + 1 << (8 - length) {
            short[index] = UInt16(length) << 8 | UInt16(symbols[place])
          }
        }
        code += 1
        place += 1
      }
      ends[length] = code
    }
  }

  /// The symbol that comes next.
  func symbol(_ bits: inout JPEGBits) throws(ImageFault) -> Int {
    let next = bits.peek(16)
    let entry = short[next >> 8]
    if entry != 0 {
      try bits.skip(Int(entry >> 8))
      return Int(entry & 0xFF)
    }
    for length in 9...16 {
      let code = next >> (16 - length)
      guard code < ends[length] else { continue }
      try bits.skip(length)
      return Int(symbols[code + offsets[length]])
    }
    throw .damaged
  }
}

/// The bits of a scan: the bytes up to the next marker, 0xFF 0x00 being 0xFF.
struct JPEGBits {
  private let file: [UInt8]
  /// Where the next byte comes from; at the end, the marker.
  private(set) var place: Int
  private var room: UInt64 = 0
  private var count = 0
  private var isAtMarker = false

  init(_ file: [UInt8], at place: Int) {
    self.file = file
    self.place = place
  }

  /// The next `wanted` bits, at most 16; zeros behind the last.
  mutating func peek(_ wanted: Int) -> Int {
    fill()
    // A shift to the left where there are fewer.
    return Int(truncatingIfNeeded: room >> (count - wanted)) & (1 << wanted - 1)
  }

  /// - Throws: ``ImageFault/damaged`` when there are not so many.
  mutating func skip(_ wanted: Int) throws(ImageFault) {
    guard count >= wanted else { throw .damaged }
    count -= wanted
  }

  mutating func take(_ wanted: Int) throws(ImageFault) -> Int {
    let bits = peek(wanted)
    try skip(wanted)
    return bits
  }

  /// Ends a row of whole bytes: fewer than 8 bits may be left, and a marker follows.
  mutating func finish() throws(ImageFault) -> UInt8 {
    fill()
    guard count < 8, isAtMarker else { throw .damaged }
    count = 0
    return file[place + 1]
  }

  /// Goes on behind a restart marker.
  mutating func passMarker() {
    place += 2
    isAtMarker = false
  }

  private mutating func fill() {
    while count <= 48, !isAtMarker {
      guard place + 1 < file.count else { return }
      let byte = file[place]
      if byte == 0xFF {
        if file[place + 1] == 0xFF {
          place += 1
          continue
        }
        guard file[place + 1] == 0 else {
          isAtMarker = true
          return
        }
        place += 1
      }
      place += 1
      room = room << 8 | UInt64(byte)
      count += 8
    }
  }
}
