internal import CDeflate

/// A PNG file taken apart and checked (ISO/IEC 15948).
struct PNGFile {
  let header: PNGHeader
  /// Three bytes a colour; empty without a palette.
  private(set) var palette: [UInt8] = []
  /// The chunk `tRNS`.
  private(set) var transparency: [UInt8]?
  private(set) var orientation = Orientation.upright
  /// The filtered rows of all passes.
  let rows: [UInt8]

  static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

  /// Walks the chunks, whose checksums must hold, and decompresses the rows, when their number is within
  /// bounds.
  init(_ file: [UInt8]) throws(ImageFault) {
    guard file.count >= 33, file[12..<16].elementsEqual("IHDR".utf8) else { throw .damaged }
    var header: PNGHeader?
    var compressed: [UInt8] = []
    var place = 8
    var isOpen = true
    while isOpen {
      guard place + 12 <= file.count else { throw .damaged }
      let length = file.long(at: place)
      guard length <= file.count - place - 12,
        PNGFile.checksum(file[place + 4..<place + 8 + length]) == file.long(at: place + 8 + length)
      else { throw .damaged }
      let data = file[place + 8..<place + 8 + length]
      switch String(decoding: file[place + 4..<place + 8], as: UTF8.self) {
      case "IHDR":
        guard header == nil else { throw .damaged }
        header = try PNGHeader(Array(data))
      case "PLTE": palette = Array(data)
      case "tRNS": transparency = Array(data)
      case "eXIf": orientation = Orientation(exif: data)
      case "IDAT": compressed += data
      case "IEND": isOpen = false
      // A capital first letter: the pixels mean nothing to who does not know the chunk.
      default: if file[place + 4] & 0x20 == 0 { throw .unsupportedForm }
      }
      place += 12 + length
    }
    guard let header else { throw .damaged }
    self.header = header
    rows = try PNGFile.decompressed(compressed, size: header.size)
    try checkColors()
  }

  /// The palette must be there where it is needed; transparency must suit the kind of pixel.
  private mutating func checkColors() throws(ImageFault) {
    switch header.kind {
    case .palette:
      let count = palette.count / 3
      guard palette.count % 3 == 0, (1...min(256, 1 << header.depth)).contains(count),
        transparency.map({ $0.count <= count }) ?? true
      else { throw .damaged }
    case .gray:
      guard transparency.map({ $0.count == 2 }) ?? true else { throw .damaged }
    case .rgb:
      guard transparency.map({ $0.count == 6 }) ?? true else { throw .damaged }
    // These have an alpha channel; readers ignore a transparent colour beside it.
    case .grayAlpha, .rgbAlpha: transparency = nil
    }
  }

  /// The `size` bytes that `bytes` hold in zlib format, no fewer and no more.
  private static func decompressed(_ bytes: [UInt8], size: Int) throws(ImageFault) -> [UInt8] {
    guard let state = libdeflate_alloc_decompressor() else { throw .outOfMemory }
    defer { libdeflate_free_decompressor(state) }
    var isWhole = false
    let rows = [UInt8](unsafeUninitializedCapacity: size) { target, count in
      let result = bytes.withUnsafeBytes {
        libdeflate_zlib_decompress(state, $0.baseAddress, $0.count, target.baseAddress, size, nil)
      }
      isWhole = result == LIBDEFLATE_SUCCESS
      count = isWhole ? size : 0
    }
    guard isWhole else { throw .damaged }
    return rows
  }

  static func checksum(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.withUnsafeBytes { Int(libdeflate_crc32(0, $0.baseAddress, $0.count)) }
  }
}

/// The chunk `IHDR`.
struct PNGHeader {
  let width: Int
  let height: Int
  /// Bits a sample.
  let depth: Int
  let kind: Kind
  let isInterlaced: Bool

  enum Kind: UInt8 {
    case gray = 0
    case rgb = 2
    case palette = 3
    case grayAlpha = 4
    case rgbAlpha = 6

    /// Samples a pixel.
    var channels: Int {
      switch self {
      case .gray, .palette: 1
      case .grayAlpha: 2
      case .rgb: 3
      case .rgbAlpha: 4
      }
    }

    var hasAlpha: Bool { self == .grayAlpha || self == .rgbAlpha }

    fileprivate var depths: [Int] {
      switch self {
      case .gray: [1, 2, 4, 8, 16]
      case .palette: [1, 2, 4, 8]
      case .rgb, .grayAlpha, .rgbAlpha: [8, 16]
      }
    }
  }

  /// - Throws: ``ImageFault/tooLarge`` before anything of that size is made.
  init(_ bytes: [UInt8]) throws(ImageFault) {
    guard bytes.count == 13 else { throw .damaged }
    (width, height) = (bytes.long(at: 0), bytes.long(at: 4))
    depth = Int(bytes[8])
    isInterlaced = bytes[12] == 1
    guard let kind = Kind(rawValue: bytes[9]), kind.depths.contains(depth), width > 0, height > 0,
      bytes[10] == 0, bytes[11] == 0, bytes[12] <= 1
    else { throw .damaged }
    self.kind = kind
    // Four bytes each, so neither product overflows.
    guard width <= ImageFault.most, height <= ImageFault.most, width * height <= ImageFault.most,
      size <= ImageFault.mostBytes
    else { throw .tooLarge }
  }

  /// One of the images whose rows a file holds one behind the other: every `stepX`th pixel of every
  /// `stepY`th row.
  struct Pass {
    let x: Int
    let y: Int
    let stepX: Int
    let stepY: Int
    let width: Int
    let height: Int
  }

  /// One pass, or the seven of Adam M. Costello (ISO/IEC 15948, 8.2), without the empty ones.
  var passes: [Pass] {
    let steps =
      isInterlaced
      ? [
        (0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2),
        (0, 1, 1, 2),
      ] : [(0, 0, 1, 1)]
    return steps.map { x, y, stepX, stepY in
      Pass(
        x: x, y: y, stepX: stepX, stepY: stepY, width: (width - x + stepX - 1) / stepX,
        height: (height - y + stepY - 1) / stepY)
    }
    .filter { $0.width > 0 && $0.height > 0 }
  }

  /// The bytes of a row without its filter.
  func rowSize(width: Int) -> Int { (width * depth * kind.channels + 7) / 8 }

  /// The bytes of all rows, each with its filter.
  fileprivate var size: Int {
    passes.reduce(0) { $0 + $1.height * (1 + rowSize(width: $1.width)) }
  }
}

extension [UInt8] {
  /// Four bytes as a big-endian number.
  func long(at place: Int) -> Int { self[place..<place + 4].reduce(0) { $0 << 8 | Int($1) } }

  /// Two bytes as a big-endian number.
  func short(at place: Int) -> Int { Int(self[place]) << 8 | Int(self[place + 1]) }
}
