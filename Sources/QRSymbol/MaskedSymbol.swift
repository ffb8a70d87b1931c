internal import Typesetting

/// A symbol of at most 64 modules a side, a row to a word, open to any of the eight masks.
///
/// Bit x of word y is the module in column x of row y, and of the transposed words the other way
/// round.
struct MaskedSymbol {
  private let size: Int
  /// The modules that are the same under every mask.
  private var fixed: Lines
  /// Where data modules are.
  private var area: Lines
  /// The data modules before masking.
  private var content: Lines

  /// Both views of the same 64 × 64 bits.
  struct Lines {
    var rows: [UInt64]
    var columns: [UInt64]

    init(rows: [UInt64]) {
      self.rows = rows
      columns = transposed(rows)
    }
  }

  /// Reads a symbol that libqrencode made with mask 0; its highest bit marks what is not data.
  init(_ modules: UnsafeBufferPointer<UInt8>, size: Int) {
    self.size = size
    var fixed = [UInt64](repeating: 0, count: 64)
    var area = fixed
    var content = fixed
    for row in 0..<size {
      var (dark, data): (UInt64, UInt64) = (0, 0)
      for column in 0..<size {
        let module = modules[row * size + column]
        dark |= UInt64(module & 1) << UInt64(column)
        data |= UInt64(~module >> 7 & 1) << UInt64(column)
      }
      fixed[row] = dark & ~data
      area[row] = data
      content[row] = (dark ^ masks[0].rows[row]) & data
    }
    let format = formatLines[MaskedSymbol.index(ofSize: size)][8]
    for row in 0..<size { fixed[row] &= ~format.rows[row] }
    self.fixed = Lines(rows: fixed)
    self.area = Lines(rows: area)
    self.content = Lines(rows: content)
  }

  /// The symbol under the mask with the fewest demerits, the first of equals.
  func withBestMask() -> ModuleGrid {
    var best = 0
    var least = Int.max
    for mask in 0..<8 {
      let demerit = demerit(mask: mask, below: least)
      if demerit < least { (least, best) = (demerit, mask) }
    }
    let format = formatLines[MaskedSymbol.index(ofSize: size)][best].rows
    let modules = [UInt8](unsafeUninitializedCapacity: size * size) { modules, count in
      var place = 0
      for row in 0..<size {
        var line = MaskedSymbol.line(row, fixed.rows, area.rows, content.rows, masks[best].rows)
        line |= format[row]
        for _ in 0..<size {
          modules[place] = UInt8(truncatingIfNeeded: line & 1)
          line &>>= 1
          place += 1
        }
      }
      count = place
    }
    return ModuleGrid(size: size, modules: modules)
  }

  /// One masked row or column, without format information.
  @inline(__always)
  private static func line(
    _ index: Int, _ fixed: [UInt64], _ area: [UInt64], _ content: [UInt64], _ pattern: [UInt64]
  ) -> UInt64 {
    fixed[index] | (content[index] ^ pattern[index]) & area[index]
  }

  /// The demerits of ISO/IEC 18004, 7.8.3, as libqrencode 4.1.1 counts them; the count stops once
  /// it has reached `limit`, since such a mask cannot win any more.
  private func demerit(mask: Int, below limit: Int) -> Int {
    let format = formatLines[MaskedSymbol.index(ofSize: size)][mask]
    let pattern = masks[mask]
    // The bits of the places of pairs of neighbours: all below the last module.
    let pairs: UInt64 = (1 &<< UInt64(size - 1)) - 1
    var dark = 0
    var above: UInt64?
    var sum = 0
    for row in 0..<size {
      let line =
        MaskedSymbol.line(row, fixed.rows, area.rows, content.rows, pattern.rows)
        | format.rows[row]
      dark += line.nonzeroBitCount
      sum += demerit(ofLine: line, pairs)
      if let above {
        // Three for each square of two by two modules of one colour.
        let same = ~(above ^ line)
        sum += 3 * (same & same &>> 1 & ~(line ^ line &>> 1) & pairs).nonzeroBitCount
      }
      above = line
      if sum >= limit { return sum }
    }
    for column in 0..<size {
      let line =
        MaskedSymbol.line(
          column, fixed.columns, area.columns, content.columns, pattern.columns)
        | format.columns[column]
      sum += demerit(ofLine: line, pairs)
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
    let three = line & line &>> 1 & line &>> 2
    // Where one part is dark, one part light, and three parts dark from here on.
    var (darkPart, lightPart, heart) = (line, ~line, three)
    var count = 0
    var part: UInt64 = 1
    while heart != 0 {
      // Exactly these lengths: the modules before and after are light, or do not exist.
      let found =
        darkPart & lightPart &>> part & heart &>> (2 * part) & lightPart &>> (5 * part)
        & darkPart &>> (6 * part) & ~(line &<< 1) & ~(line >> (7 * part))
      if found != 0 { count += clear(found, in: line, part) }
      part += 1
      guard 7 * part <= UInt64(size) else { break }
      darkPart &= line &>> (part - 1)
      lightPart &= ~line &>> (part - 1)
      heart &= three &>> (3 * (part - 1))
    }
    return 40 * count
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

  fileprivate static func index(ofSize size: Int) -> Int { (size - 17) / 4 - Int(leastVersion) }
}

/// The eight mask patterns (ISO/IEC 18004, 7.8.2); a set bit turns the module over.
private let masks: [MaskedSymbol.Lines] = {
  let conditions: [(Int, Int) -> Bool] = [
    { x, y in (x + y) % 2 == 0 }, { _, y in y % 2 == 0 }, { x, _ in x % 3 == 0 },
    { x, y in (x + y) % 3 == 0 }, { x, y in (y / 2 + x / 3) % 2 == 0 },
    { x, y in x * y % 2 + x * y % 3 == 0 }, { x, y in (x * y % 2 + x * y % 3) % 2 == 0 },
    { x, y in (x * y % 3 + (x + y) % 2) % 2 == 0 },
  ]
  return conditions.map { condition in
    MaskedSymbol.Lines(
      rows: (0..<64).map { y in
        (0..<64).reduce(0) { $0 | (condition($1, y) ? 1 << UInt64($1) : 0) }
      })
  }
}()

/// For each version from 9 to 11: the format information of level M with each mask, and all its places.
private let formatLines: [[MaskedSymbol.Lines]] = (Int(leastVersion)...11).map { version in
  // ISO/IEC 18004, annex C, table C.1: level M (00), masks 0 to 7; the last entry sets every bit.
  let words = [0x5412, 0x5125, 0x5E7C, 0x5B4B, 0x45F9, 0x40CE, 0x4F97, 0x4AA0, 0x7FFF]
  let size = 4 * version + 17
  return words.map { word in
    var rows = [UInt64](repeating: 0, count: 64)
    for bit in 0..<15 where word >> bit & 1 == 1 {
      // ISO/IEC 18004, 7.9, figure 25: one copy around the top left finder, one split between the
      // other two; the timing patterns (row and column 6) are skipped.
      let column = bit < 8 ? size - 1 - bit : (bit == 8 ? 7 : 14 - bit)
      let row = bit < 8 ? (bit < 6 ? bit : bit + 1) : size - 15 + bit
      rows[8] |= 1 << UInt64(column)
      rows[row] |= 1 << 8
    }
    return MaskedSymbol.Lines(rows: rows)
  }
}

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
