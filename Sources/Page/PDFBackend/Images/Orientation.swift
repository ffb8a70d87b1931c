/// How a camera held an image: what must be done to its pixels to see it upright (Exif 2.32, 4.6.5.1,
/// tag 0x0112).
enum Orientation: UInt16, Sendable {
  case upright = 1
  case mirrored
  case upsideDown
  case mirroredUpsideDown
  case mirroredLeft
  case turnedLeft
  case mirroredRight
  case turnedRight

  /// Whether the image is as wide as its file is high.
  var swapsSides: Bool { rawValue > 4 }

  /// Where the unit square of the file's pixels comes to lie in that of the page, as the six numbers of
  /// a transformation (ISO 32000-1, 8.3.3).
  var matrix: (a: Int, b: Int, c: Int, d: Int, e: Int, f: Int) {
    switch self {
    case .upright: (1, 0, 0, 1, 0, 0)
    case .mirrored: (-1, 0, 0, 1, 1, 0)
    case .upsideDown: (-1, 0, 0, -1, 1, 1)
    case .mirroredUpsideDown: (1, 0, 0, -1, 0, 1)
    case .mirroredLeft: (0, -1, -1, 0, 1, 1)
    case .turnedLeft: (0, -1, 1, 0, 0, 1)
    case .mirroredRight: (0, 1, 1, 0, 0, 0)
    case .turnedRight: (0, 1, -1, 0, 1, 0)
    }
  }

  /// Reads Exif data, a TIFF file; upright when they say nothing, or nothing that makes sense.
  init(exif: ArraySlice<UInt8>) {
    self = Orientation.read(Array(exif)).flatMap(Orientation.init) ?? .upright
  }

  private static func read(_ file: [UInt8]) -> UInt16? {
    let isLittle = file.starts(with: [0x49, 0x49])
    guard isLittle || file.starts(with: [0x4D, 0x4D]) else { return nil }
    func number(_ place: Int, bytes: Int) -> Int? {
      guard place >= 0, place + bytes <= file.count else { return nil }
      let digits = file[place..<place + bytes]
      return (isLittle ? Array(digits.reversed()) : Array(digits)).reduce(0) { $0 << 8 | Int($1) }
    }
    guard number(2, bytes: 2) == 42, let directory = number(4, bytes: 4),
      let count = number(directory, bytes: 2)
    else { return nil }
    for index in 0..<count {
      let entry = directory + 2 + 12 * index
      guard let tag = number(entry, bytes: 2) else { return nil }
      // One value of two bytes.
      guard tag == 0x0112 else { continue }
      guard number(entry + 2, bytes: 2) == 3, number(entry + 4, bytes: 4) == 1 else { return nil }
      return number(entry + 8, bytes: 2).map { UInt16(truncatingIfNeeded: $0) }
    }
    return nil
  }
}
