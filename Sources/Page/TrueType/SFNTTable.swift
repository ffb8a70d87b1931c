/// A table about to be written.
struct SFNTTable {
  let tag: String
  let bytes: [UInt8]
}

/// A font file of `tables`, which come in the order of their tags and include `head`.
///
/// Fills in every checksum, and `checkSumAdjustment` in `head`.
func fontFile(_ tables: [SFNTTable]) -> [UInt8] {
  var power = 1
  var exponent = 0
  while power * 2 <= tables.count {
    power *= 2
    exponent += 1
  }
  var file: [UInt8] = []
  file.append(long: 0x0001_0000)
  file.append(word: UInt16(tables.count))
  file.append(word: UInt16(power * 16))
  file.append(word: UInt16(exponent))
  file.append(word: UInt16((tables.count - power) * 16))

  var place = 12 + 16 * tables.count
  var headPlace = 0
  for table in tables {
    if table.tag == "head" { headPlace = place }
    file += table.tag.utf8
    file.append(long: checksum(table.bytes))
    file.append(long: UInt32(place))
    file.append(long: UInt32(table.bytes.count))
    place += (table.bytes.count + 3) & ~3
  }
  for table in tables {
    file += table.bytes
    while file.count % 4 != 0 { file.append(0) }
  }
  let adjustment = 0xB1B0_AFBA &- checksum(file)
  file.replace(headPlace + 8, with: UInt16(adjustment >> 16))
  file.replace(headPlace + 10, with: UInt16(adjustment & 0xFFFF))
  return file
}

/// The sum of all 32-bit words, the last one padded with zeros.
func checksum(_ bytes: [UInt8]) -> UInt32 {
  var sum: UInt32 = 0
  for (index, byte) in bytes.enumerated() {
    sum &+= UInt32(byte) << UInt32(24 - 8 * (index & 3))
  }
  return sum
}

/// A `cmap` table of format 4 for platform 3, encoding 1; `pairs` ascend.
///
/// - Throws: ``TrueTypeError/tooManyGlyphs`` when the table outgrows its 16-bit length.
func segmentMap(
  _ pairs: [(character: UInt16, glyph: UInt16)]
) throws(TrueTypeError) -> [UInt8] {
  var segments: [(first: UInt16, last: UInt16, delta: UInt16)] = []
  for (character, glyph) in pairs {
    let delta = glyph &- character
    if let last = segments.last, last.last &+ 1 == character, last.delta == delta {
      segments[segments.count - 1].last = character
    } else {
      segments.append((character, character, delta))
    }
  }
  segments.append((0xFFFF, 0xFFFF, 1))
  guard 16 + 8 * segments.count <= 0xFFFF else { throw .tooManyGlyphs }

  var power = 1
  var exponent = 0
  while power * 2 <= segments.count {
    power *= 2
    exponent += 1
  }
  var table: [UInt8] = []
  for value: UInt16 in [0, 1, 3, 1, 0, 12, 4] { table.append(word: value) }
  table.append(word: UInt16(16 + 8 * segments.count))
  table.append(word: 0)
  table.append(word: UInt16(2 * segments.count))
  table.append(word: UInt16(2 * power))
  table.append(word: UInt16(exponent))
  table.append(word: UInt16(2 * (segments.count - power)))
  for segment in segments { table.append(word: segment.last) }
  table.append(word: 0)
  for segment in segments { table.append(word: segment.first) }
  for segment in segments { table.append(word: segment.delta) }
  for _ in segments { table.append(word: 0) }
  return table
}
