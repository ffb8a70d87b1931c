internal import CDeflate

/// Whether `file` is a PNG (true) or a JPEG (false) file libharu can be trusted with.
///
/// libharu lets libpng abort the process at the first error in a file, so a PNG is verified here down
/// to the last byte first: chunks, checksums, and the length of the decompressed pixels.
func isPortableNetworkGraphic(_ file: [UInt8]) throws(ImageFault) -> Bool {
  if file.starts(with: [0xFF, 0xD8, 0xFF]) {
    try verifyJPEG(file)
    return false
  }
  guard file.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) else {
    throw .unknownFormat
  }
  try PNGFile(file).verify()
  return true
}

/// Walks the segments of a JPEG file (ITU-T T.81, annex B) up to its pixels.
///
/// libharu reads past the end of a short file; here it must have a frame of 8 bits, with one, three or
/// four channels, then a scan, then an end.
private func verifyJPEG(_ file: [UInt8]) throws(ImageFault) {
  var place = 2
  var hasFrame = false
  while true {
    guard place + 4 <= file.count, file[place] == 0xFF else { throw .damaged }
    let marker = file[place + 1]
    if marker == 0xFF {
      place += 1
      continue
    }
    let length = Int(file[place + 2]) << 8 | Int(file[place + 3])
    guard length >= 2, place + 2 + length <= file.count else { throw .damaged }
    switch marker {
    case 0xC0, 0xC1, 0xC2:
      guard length >= 8, file[place + 4] == 8, [1, 3, 4].contains(file[place + 9]) else {
        throw .damaged
      }
      hasFrame = true
    case 0xC3, 0xC5...0xC7, 0xC9...0xCB, 0xCD...0xCF: throw .unsupportedForm
    case 0xDA:
      // Some programs append a few bytes of their own after the end.
      let end = file[(place + 2 + length)...].suffix(4096)
      guard hasFrame, zip(end, end.dropFirst()).contains(where: { $0 == 0xFF && $1 == 0xD9 })
      else { throw .damaged }
      return
    default: break
    }
    place += 2 + length
  }
}

/// A PNG file taken apart (ISO/IEC 15948).
private struct PNGFile {
  private var header: ArraySlice<UInt8> = []
  private var palette: ArraySlice<UInt8>?
  private var compressed: [UInt8] = []
  private var hasTransparency = false

  /// Walks the chunks.
  init(_ file: [UInt8]) throws(ImageFault) {
    var place = 8
    while true {
      guard place + 12 <= file.count else { throw .damaged }
      let length = Int(PNGFile.long(file[place...]))
      guard length <= file.count - place - 12 else { throw .damaged }
      let body = place + 4..<place + 8 + length
      guard PNGFile.checksum(file[body]) == PNGFile.long(file[(place + 8 + length)...]) else {
        throw .damaged
      }
      let data = file[(place + 8)..<(place + 8 + length)]
      if place == 8 { guard file[12..<16].elementsEqual("IHDR".utf8) else { throw .damaged } }
      switch String(decoding: file[(place + 4)..<(place + 8)], as: UTF8.self) {
      case "IHDR": header = data
      case "PLTE": palette = data
      case "tRNS": hasTransparency = true
      case "IDAT": compressed += data
      case "IEND": return
      default: break
      }
      place += 12 + length
    }
  }

  func verify() throws(ImageFault) {
    guard header.count == 13 else { throw .damaged }
    let width = Int(PNGFile.long(header))
    let height = Int(PNGFile.long(header.dropFirst(4)))
    let rest = Array(header.dropFirst(8))
    let (depth, kind) = (Int(rest[0]), rest[1])
    guard width > 0, height > 0, rest[2] == 0, rest[3] == 0, rest[4] <= 1 else { throw .damaged }
    guard width <= 16_000, height <= 16_000 else { throw .tooLarge }
    let channels: Int
    switch (kind, depth) {
    case (0, 1), (0, 2), (0, 4), (0, 8), (0, 16): channels = 1
    case (2, 8), (2, 16): channels = 3
    case (3, 1), (3, 2), (3, 4), (3, 8): channels = 1
    case (4, 8), (4, 16): channels = 2
    case (6, 8), (6, 16): channels = 4
    default: throw .damaged
    }
    if kind == 3 {
      guard let palette, palette.count % 3 == 0, (3...768).contains(palette.count),
        palette.count / 3 <= 1 << depth
      else { throw .damaged }
    }
    // libharu applies transparency only to palettes of 8 bits, and reads wild memory for others.
    if hasTransparency, kind != 3 || depth != 8 { throw .unsupportedTransparency }
    if depth == 16 || rest[4] != 0 { throw .unsupportedForm }
    // Each row is a filter, 0 to 4, and its pixels in whole bytes.
    let row = 1 + (width * depth * channels + 7) / 8
    guard let pixels = PNGFile.decompressed(compressed, size: row * height),
      stride(from: 0, to: pixels.count, by: row).allSatisfy({ pixels[$0] <= 4 })
    else { throw .damaged }
  }

  /// The `size` bytes that `bytes` hold in zlib format; nil when they hold fewer or more.
  private static func decompressed(_ bytes: [UInt8], size: Int) -> [UInt8]? {
    guard let state = libdeflate_alloc_decompressor() else { return nil }
    defer { libdeflate_free_decompressor(state) }
    var isWhole = false
    let pixels = [UInt8](unsafeUninitializedCapacity: size) { target, count in
      let result = bytes.withUnsafeBytes {
        libdeflate_zlib_decompress(state, $0.baseAddress, $0.count, target.baseAddress, size, nil)
      }
      isWhole = result == LIBDEFLATE_SUCCESS
      count = isWhole ? size : 0
    }
    return isWhole ? pixels : nil
  }

  private static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    bytes.withUnsafeBytes { libdeflate_crc32(0, $0.baseAddress, $0.count) }
  }

  /// The first four bytes as a big-endian number; zero for fewer.
  private static func long(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    bytes.count < 4 ? 0 : bytes.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
  }
}
