internal import Typesetting

/// A symbol of at most 64 modules a side, a row to a word, open to any of the eight masks.
///
/// Bit x of word y is the module in column x of row y. Behind the 64 rows stand the 64 columns, with
/// the bits the other way round.
struct MaskedSymbol {
  private let size: Int
  /// 128 words each: the modules that are the same under every mask; where data modules are; and the
  /// data modules before masking.
  private let planes: [UInt64]

  /// Reads a symbol that libqrencode made with mask 0; its highest bit marks what is not data.
  ///
  /// `modules` has `size` × `size` bytes; `size` is that of version 9, 10 or 11.
  init(_ modules: UnsafeBufferPointer<UInt8>, size: Int) {
    self.size = size
    let bytes = UnsafeRawBufferPointer(modules)
    var fixed = [UInt64](repeating: 0, count: 64)
    var area = fixed
    var content = fixed
    let format = MaskedSymbol.format(ofSize: size, 8)
    for row in 0..<size {
      var (dark, data): (UInt64, UInt64) = (0, 0)
      // Eight modules at a time; the last eight overlap with those before.
      for start in stride(from: 0, to: size, by: 8) {
        let column = min(start, size - 8)
        let eight = UInt64(
          littleEndian: bytes.loadUnaligned(fromByteOffset: row * size + column, as: UInt64.self))
        dark |= lowestBits(eight) &<< UInt64(column)
        data |= lowestBits(~eight &>> 7) &<< UInt64(column)
      }
      fixed[row] = dark & ~data & ~formats[format + row]
      area[row] = data
      content[row] = (dark ^ patterns[row]) & data
    }
    planes = withColumns(fixed) + withColumns(area) + withColumns(content)
  }

  /// The symbol under the mask with the fewest demerits, the first of equals.
  func withBestMask() -> ModuleGrid {
    var best: [UInt64] = []
    var least = Int.max
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 128) { lines in
      for mask in 0..<8 {
        apply(mask, to: lines)
        let demerit = demerit(lines, below: least)
        guard demerit < least else { continue }
        least = demerit
        best = Array(lines[..<size])
      }
    }
    return ModuleGrid(size: size, rows: best)
  }

  /// Writes the rows and columns of the finished symbol with `mask` into `lines`.
  private func apply(_ mask: Int, to lines: UnsafeMutableBufferPointer<UInt64>) {
    let format = MaskedSymbol.format(ofSize: size, mask)
    planes.withUnsafeBufferPointer { planes in
      patterns.withUnsafeBufferPointer { patterns in
        formats.withUnsafeBufferPointer { formats in
          for index in 0..<128 {
            lines[index] =
              planes[index] | (planes[256 + index] ^ patterns[128 * mask + index])
              & planes[128 + index] | formats[format + index]
          }
        }
      }
    }
  }

  /// The demerits of ISO/IEC 18004, 7.8.3, as libqrencode 4.1.1 counts them; the count stops once
  /// it has reached `limit`, since such a mask cannot win any more.
  private func demerit(_ lines: UnsafeMutableBufferPointer<UInt64>, below limit: Int) -> Int {
    // The bits of the places of pairs of neighbours: all below the last module.
    let pairs: UInt64 = (1 &<< UInt64(size - 1)) - 1
    var dark = lines[0].nonzeroBitCount
    var sum = demerit(ofLine: lines[0], pairs)
    for row in 1..<size {
      let line = lines[row]
      dark += line.nonzeroBitCount
      // Three for each square of two by two modules of one colour.
      let same = ~(lines[row - 1] ^ line)
      sum += 3 * (same & same &>> 1 & ~(line ^ line &>> 1) & pairs).nonzeroBitCount
      sum += demerit(ofLine: line, pairs)
      if sum >= limit { return sum }
    }
    for column in 64..<64 + size {
      sum += demerit(ofLine: lines[column], pairs)
      if sum >= limit { return sum }
    }
    let all = size * size
    let percent = (200 * dark + all) / all / 2
    return sum + abs(percent - 50) / 5 * 10
  }

  /// Runs of one colour and finder-like patterns along a row or column.
  @inline(__always)
  private func demerit(ofLine line: UInt64, _ pairs: UInt64) -> Int {
    // A run of n ≥ 5 modules leaves n − 4 bits here, and costs n − 2.
    let equal = ~(line ^ line &>> 1) & pairs
    let two = equal & equal &>> 1
    let five = two & two &>> 2
    return five.nonzeroBitCount + 2 * (five & ~(five &<< 1)).nonzeroBitCount + finders(line)
  }

  /// Forty for each dark-light-dark-light-dark of 1 : 1 : 3 : 1 : 1 with four parts of light on a
  /// side; beyond the edge all is light.
  @inline(__always)
  private func finders(_ line: UInt64) -> Int {
    // Where three parts dark begin, first of one module each: by far the most patterns.
    let three = line & line &>> 1 & line &>> 2
    var count = finders(line, dark: line, light: ~line, heart: three, part: 1)
    // Where one part is dark, and one part light, from here on.
    var (dark, light, heart) = (line, ~line, three)
    var part: UInt64 = 2
    while 7 * part <= UInt64(size) {
      heart &= three &>> (3 * (part - 1))
      guard heart != 0 else { break }
      dark &= line &>> (part - 1)
      light &= ~line &>> (part - 1)
      count += finders(line, dark: dark, light: light, heart: heart, part: part)
      part += 1
    }
    return 40 * count
  }

  /// The patterns whose parts are `part` modules long.
  @inline(__always)
  private func finders(
    _ line: UInt64, dark: UInt64, light: UInt64, heart: UInt64, part: UInt64
  ) -> Int {
    // Exactly these lengths: the modules before and after are light, or do not exist.
    let found =
      dark & light &>> part & heart &>> (2 * part) & light &>> (5 * part) & dark &>> (6 * part)
      & ~(line &<< 1) & ~(line >> (7 * part))
    return found == 0 ? 0 : clear(found, in: line, part)
  }

  /// How many of the patterns `found` have four parts of light on a side.
  private func clear(_ found: UInt64, in line: UInt64, _ part: UInt64) -> Int {
    var (before, after): (UInt64, UInt64) = (0, 0)
    for distance in 1...(4 * part) {
      before |= line << distance
      after |= line >> (7 * part + distance - 1)
    }
    return (found & ~(before & after)).nonzeroBitCount
  }

  /// Where the format information of a symbol of `size` with `mask` stands in `formats`; that of mask
  /// 8 sets every bit.
  @inline(__always)
  private static func format(ofSize size: Int, _ mask: Int) -> Int {
    128 * (9 * ((size - 17) / 4 - Int(leastVersion)) + mask)
  }
}

/// The eight mask patterns (ISO/IEC 18004, 7.8.2), 128 words each; a set bit turns the module over.
private let patterns: [UInt64] = {
  // Each pattern comes again after twelve columns and after twelve rows.
  let conditions: [(UInt64, UInt64) -> Bool] = [
    { x, y in (x + y) % 2 == 0 }, { _, y in y % 2 == 0 }, { x, _ in x % 3 == 0 },
    { x, y in (x + y) % 3 == 0 }, { x, y in (y / 2 + x / 3) % 2 == 0 },
    { x, y in x * y % 2 + x * y % 3 == 0 }, { x, y in (x * y % 2 + x * y % 3) % 2 == 0 },
    { x, y in (x * y % 3 + (x + y) % 2) % 2 == 0 },
  ]
  return conditions.flatMap { condition in
    let tile = (0..<12).map { y in
      (0..<12).reduce(0 as UInt64) { $0 | (condition($1, y) ? 0x1001_0010_0100_1001 << $1 : 0) }
    }
    return withColumns((0..<64).map { tile[$0 % 12] })
  }
}()

/// For each version from 9 to 11 the format information of level M, 128 words with each mask, at all
/// its places.
private let formats: [UInt64] = (leastVersion...11).flatMap { version in
  // ISO/IEC 18004, annex C, table C.1: level M (00), masks 0 to 7; the last entry sets every bit.
  let words = [0x5412, 0x5125, 0x5E7C, 0x5B4B, 0x45F9, 0x40CE, 0x4F97, 0x4AA0, 0x7FFF]
  let size = 4 * Int(version) + 17
  return words.flatMap { word in
    var rows = [UInt64](repeating: 0, count: 64)
    for bit in 0..<15 where word >> bit & 1 == 1 {
      // ISO/IEC 18004, 7.9, figure 25: one copy around the top left finder, one split between the
      // other two; the timing patterns (row and column 6) are skipped.
      let column = bit < 8 ? size - 1 - bit : (bit == 8 ? 7 : 14 - bit)
      let row = bit < 8 ? (bit < 6 ? bit : bit + 1) : size - 15 + bit
      rows[8] |= 1 << UInt64(column)
      rows[row] |= 1 << 8
    }
    return withColumns(rows)
  }
}

/// The lowest bits of eight bytes, that of the lowest byte first.
@inline(__always)
private func lowestBits(_ bytes: UInt64) -> UInt64 {
  // Each bit meets the one factor that takes it to its place in the highest byte, and no carries.
  ((bytes & 0x0101_0101_0101_0101) &* 0x0102_0408_1020_4080) &>> 56
}

/// 64 rows and, behind them, their 64 columns.
private func withColumns(_ rows: [UInt64]) -> [UInt64] { rows + transposed(rows) }

/// 64 rows of bits as 64 columns.
private func transposed(_ rows: [UInt64]) -> [UInt64] {
  var words = rows
  var width = 32
  var low: UInt64 = 0x0000_0000_FFFF_FFFF
  while width > 0 {
    var index = 0
    while index < 64 {
      // Swap the upper right and the lower left square of each pair of squares.
      let swapped = (words[index] >> UInt64(width) ^ words[index + width]) & low
      words[index] ^= swapped << UInt64(width)
      words[index + width] ^= swapped
      index = (index + width + 1) & ~width
    }
    width /= 2
    low ^= low << UInt64(width)
  }
  return words
}
