/// A JPEG file (ITU-T T.81) that was read to its end: every coefficient of every block is there.
///
/// Its pixels go into PDFs as they stand, so they are decoded for one reason only: a file that is damaged
/// or cut short would print as stripes and grey, without a word from any viewer.
struct JPEGFile {
  private(set) var width = 0
  private(set) var height = 0
  private(set) var orientation = Orientation.upright
  private(set) var components: [Component] = []
  private(set) var isProgressive = false
  /// The tables of direct current (0 to 3) and of the rest (4 to 7).
  private(set) var tables: [HuffmanTable?] = Array(repeating: nil, count: 8)
  /// The quantization tables there are.
  private(set) var quantizations: Set<UInt8> = []
  /// How many units lie between two restarts; 0 without restarts.
  private(set) var restartInterval = 0
  /// The colour transformation that Adobe's segment names.
  private var adobeTransform: Int?
  private var hasJFIF = false

  struct Component {
    let name: UInt8
    let quantization: UInt8
    /// Blocks of a unit, across and down.
    let across: Int
    let down: Int
    /// Blocks of the image without those that fill the last unit.
    var columns = 0
    var rows = 0
    /// Blocks of a row with them.
    var stride = 0
    /// For each block of a progressive file, which coefficients are not zero.
    var marks: [UInt64] = []
    var isSeen = false
  }

  /// The most scans; programs write about ten.
  private static let mostScans = 100

  /// Reads the segments (annex B) and decodes the scans.
  init(_ file: [UInt8]) throws(ImageFault) {
    var place = 2
    var scans = 0
    while true {
      guard place + 2 <= file.count, file[place] == 0xFF else { throw .damaged }
      let marker = file[place + 1]
      if marker == 0xFF {
        place += 1
        continue
      }
      if marker == 0xD9 { break }
      guard place + 4 <= file.count else { throw .damaged }
      let length = file.short(at: place + 2)
      let end = place + 2 + length
      guard length >= 2, end <= file.count else { throw .damaged }
      let body = Array(file[place + 4..<end])
      switch marker {
      case 0xC0, 0xC1, 0xC2: try readFrame(body, isProgressive: marker == 0xC2)
      case 0xC3, 0xC5...0xC7, 0xC9...0xCB, 0xCD...0xCF: throw .unsupportedForm
      case 0xC4: try readTables(body)
      case 0xDB: try readQuantizations(body)
      case 0xDD:
        guard body.count == 2 else { throw .damaged }
        restartInterval = body.short(at: 0)
      case 0xE0: hasJFIF = hasJFIF || body.starts(with: "JFIF\0".utf8)
      case 0xE1:
        if body.starts(with: "Exif\0\0".utf8) { orientation = Orientation(exif: body[6...]) }
      case 0xEE:
        if body.count >= 12, body.starts(with: "Adobe".utf8) { adobeTransform = Int(body[11]) }
      case 0xDA:
        scans += 1
        guard scans <= JPEGFile.mostScans else { throw .unsupportedForm }
        var scan = try JPEGScan(body, of: self, data: file, at: end)
        place = try scan.decode(&components)
        continue
      // A comment, what belongs to other programs, the height once more.
      case 0xFE, 0xE2...0xEF, 0xDC: break
      default: throw .damaged
      }
      place = end
    }
    guard !components.isEmpty, components.allSatisfy(\.isSeen) else { throw .damaged }
    for index in components.indices { components[index].marks = [] }
  }

  private mutating func readFrame(_ body: [UInt8], isProgressive: Bool) throws(ImageFault) {
    guard components.isEmpty, body.count >= 6 else { throw .damaged }
    guard body[0] == 8 else { throw .unsupportedForm }
    height = body.short(at: 1)
    width = body.short(at: 3)
    let count = Int(body[5])
    guard body.count == 6 + 3 * count, width > 0 else { throw .damaged }
    // The height may come behind the first scan; nobody writes that.
    guard [1, 3, 4].contains(count), height > 0 else { throw .unsupportedForm }
    guard width * height <= ImageFault.most else { throw .tooLarge }
    self.isProgressive = isProgressive
    for index in 0..<count {
      let (name, sampling) = (body[6 + 3 * index], Int(body[7 + 3 * index]))
      let (across, down) = (sampling >> 4, sampling & 15)
      guard (1...4).contains(across), (1...4).contains(down),
        !components.contains(where: { $0.name == name })
      else { throw .damaged }
      components.append(
        Component(name: name, quantization: body[8 + 3 * index], across: across, down: down))
    }
    let units = self.units
    for index in components.indices {
      let component = components[index]
      components[index].columns = blocks(width * component.across, units.across)
      components[index].rows = blocks(height * component.down, units.down)
      components[index].stride = units.columns * component.across
      if isProgressive {
        components[index].marks = Array(
          repeating: 0, count: components[index].stride * units.rows * component.down)
      }
    }
  }

  /// Blocks of 8 samples for that many, after sampling.
  private func blocks(_ samples: Int, _ most: Int) -> Int {
    ((samples + most - 1) / most + 7) / 8
  }

  /// The units of scans with several components: how many, and their size in blocks of the finest.
  var units: (columns: Int, rows: Int, across: Int, down: Int) {
    let across = components.map(\.across).max() ?? 1
    let down = components.map(\.down).max() ?? 1
    return (
      (width + 8 * across - 1) / (8 * across), (height + 8 * down - 1) / (8 * down), across, down
    )
  }

  /// `DHT`: any number of tables.
  private mutating func readTables(_ body: [UInt8]) throws(ImageFault) {
    var place = 0
    while place < body.count {
      guard place + 17 <= body.count else { throw .damaged }
      let (kind, number) = (Int(body[place]) >> 4, Int(body[place]) & 15)
      let counts = body[place + 1..<place + 17].map(Int.init)
      let total = counts.reduce(0, +)
      guard kind <= 1, number <= 3, total <= 256, place + 17 + total <= body.count else {
        throw .damaged
      }
      tables[4 * kind + number] = try HuffmanTable(
        counts: counts, symbols: Array(body[place + 17..<place + 17 + total]))
      place += 17 + total
    }
  }

  /// `DQT`: any number of tables, of 64 bytes or twice as many.
  private mutating func readQuantizations(_ body: [UInt8]) throws(ImageFault) {
    var place = 0
    while place < body.count {
      let (size, number) = (body[place] >> 4, body[place] & 15)
      guard size <= 1, number <= 3 else { throw .damaged }
      quantizations.insert(number)
      place += size == 0 ? 65 : 129
    }
    guard place == body.count else { throw .damaged }
  }

  // MARK: Colours

  /// As PDF names it (ISO 32000-1, 8.6.4).
  var colorSpace: String {
    switch components.count {
    case 1: "DeviceGray"
    case 3: "DeviceRGB"
    default: "DeviceCMYK"
    }
  }

  /// Adobe's programs, and all that follow them, store CMYK as its complement.
  var isInverted: Bool { components.count == 4 && adobeTransform != nil }

  /// Whether three components are red, green and blue by their names, which PDF does not look at (ISO
  /// 32000-1, table 13).
  var isPlainRGB: Bool {
    adobeTransform == nil && !hasJFIF && components.map(\.name) == Array("RGB".utf8)
  }
}
