import Testing

@testable import PDFBackend

/// A PNG image of one form, with an encoder of its own: pixels follow from their place, every row is
/// filtered in another way.
struct TestPNG: CustomTestStringConvertible, Sendable {
  let width: Int
  let height: Int
  let kind: PNGHeader.Kind
  let depth: Int
  let isInterlaced: Bool
  /// Whether it has a transparent colour, or a palette with transparency.
  let isClear: Bool

  var testDescription: String {
    "\(kind) of \(depth) bits, \(width) × \(height)\(isInterlaced ? ", interlaced" : "")"
      + (isClear ? ", with a clear colour" : "")
  }

  private var most: Int { 1 << depth - 1 }

  private static let palette: [UInt8] = [255, 0, 0, 0, 160, 0, 0, 0, 255, 255, 220, 0]
  private static let paletteAlpha: [UInt8] = [255, 0, 128]

  /// The samples of a pixel as the file has them.
  private func samples(_ x: Int, _ y: Int) -> [Int] {
    let (across, down) = (x * most / max(1, width - 1), y * most / max(1, height - 1))
    switch kind {
    case .gray: return [across]
    case .rgb: return [across, down, (x + y) % 3 == 0 ? most : 0]
    case .palette: return [(x + 2 * y) % min(4, 1 << depth)]
    case .grayAlpha: return [across, down]
    case .rgbAlpha: return [across, down, most - across, (across + down) / 2]
    }
  }

  private func to8(_ value: Int) -> UInt8 { UInt8((Double(value) * 255 / Double(most)).rounded()) }

  /// The colour that must be seen.
  func color(_ x: Int, _ y: Int) -> [UInt8] {
    let samples = samples(x, y)
    switch kind {
    case .gray, .grayAlpha: return [UInt8](repeating: to8(samples[0]), count: 3)
    case .rgb, .rgbAlpha: return samples.prefix(3).map(to8)
    case .palette: return Array(TestPNG.palette[3 * samples[0]..<3 * samples[0] + 3])
    }
  }

  func alpha(_ x: Int, _ y: Int) -> UInt8 {
    let samples = samples(x, y)
    switch kind {
    case .grayAlpha, .rgbAlpha: return to8(samples[samples.count - 1])
    case .gray, .rgb: return isClear && samples == clearColor ? 0 : 255
    case .palette:
      let isListed = isClear && samples[0] < min(3, 1 << depth)
      return isListed ? TestPNG.paletteAlpha[samples[0]] : 255
    }
  }

  /// That of the last pixel.
  private var clearColor: [Int] { samples(width - 1, height - 1) }

  func file() throws -> [UInt8] {
    let header = bigEndian(width) + bigEndian(height)
    var chunks: [(String, [UInt8])] = [
      ("IHDR", header + [UInt8(depth), kind.rawValue, 0, 0, isInterlaced ? 1 : 0])
    ]
    if kind == .palette {
      chunks.append(("PLTE", Array(TestPNG.palette.prefix(3 << depth))))
      if isClear { chunks.append(("tRNS", Array(TestPNG.paletteAlpha.prefix(1 << depth)))) }
    } else if isClear {
      chunks.append(("tRNS", clearColor.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }))
    }
    let rows = try Deflater(level: 1).compressed(filteredRows())
    // In two parts, as files have it.
    let half = rows.count / 2
    chunks += [("IDAT", Array(rows[..<half])), ("IDAT", Array(rows[half...]))]
    return TestPNG.file(chunks + [("tEXt", [65, 0, 66]), ("IEND", [])])
  }

  static func file(_ chunks: [(String, [UInt8])]) -> [UInt8] {
    PNGFile.signature
      + chunks.flatMap { name, content in
        let body = Array(name.utf8) + content
        return bigEndian(content.count) + body + bigEndian(PNGFile.checksum(body[...]))
      }
  }

  private func filteredRows() -> [UInt8] {
    let steps =
      isInterlaced
      ? [
        (0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2),
        (0, 1, 1, 2),
      ] : [(0, 0, 1, 1)]
    var bytes: [UInt8] = []
    for (left, top, across, down) in steps where left < width {
      var above: [UInt8] = []
      for (index, y) in stride(from: top, to: height, by: down).enumerated() {
        let row = packed(stride(from: left, to: width, by: across).flatMap { samples($0, y) })
        if above.isEmpty { above = [UInt8](repeating: 0, count: row.count) }
        bytes += filtered(row, above, filter: UInt8(index % 5))
        above = row
      }
    }
    return bytes
  }

  /// The samples of a row in whole bytes; ones fill the last.
  private func packed(_ samples: [Int]) -> [UInt8] {
    var bits = samples.flatMap { value in
      (0..<depth).reversed().map { value >> $0 & 1 }
    }
    while bits.count % 8 != 0 { bits.append(1) }
    return stride(from: 0, to: bits.count, by: 8).map { start in
      bits[start..<start + 8].reduce(0) { $0 << 1 | UInt8($1) }
    }
  }

  private func filtered(_ row: [UInt8], _ above: [UInt8], filter: UInt8) -> [UInt8] {
    let distance = max(1, depth * kind.channels / 8)
    return [filter]
      + row.indices.map { index in
        let left = index >= distance ? Int(row[index - distance]) : 0
        let up = Int(above[index])
        let corner = index >= distance ? Int(above[index - distance]) : 0
        let prediction: Int
        switch filter {
        case 1: prediction = left
        case 2: prediction = up
        case 3: prediction = (left + up) / 2
        case 4:
          // The first of the three that is nearest.
          prediction =
            [left, up, corner].min {
              abs(left + up - corner - $0) < abs(left + up - corner - $1)
            } ?? 0
        default: prediction = 0
        }
        return row[index] &- UInt8(prediction)
      }
  }
}
