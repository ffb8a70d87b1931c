internal import Crypto
internal import Typesetting

/// An image decoded and checked once, ready for every document.
struct PreparedImage: Sendable {
  /// The size in pixels as seen, that is turned upright.
  let width: Int
  let height: Int
  let orientation: Orientation
  let pixels: ImageStream
  /// The alpha channel.
  let mask: ImageStream?

  struct ImageStream: Sendable {
    /// The dictionary without `Length`, `SMask`, and without `Filter` where it is Flate.
    let entries: [UInt8]
    let data: [UInt8]
    let isFlate: Bool
  }

  /// Decodes a PNG file, or checks a JPEG file, which stays as it is.
  ///
  /// - Throws: ``PDFError/image(_:_:)`` for a file that cannot be drawn faithfully.
  init(_ file: [UInt8], name: ImageName, deflater: Deflater) throws(PDFError) {
    do throws(ImageFault) {
      if file.starts(with: [0xFF, 0xD8, 0xFF]) {
        self.init(try JPEGFile(file), file)
        return
      }
      guard file.starts(with: PNGFile.signature) else { throw .unknownFormat }
      let file = try PNGFile(file)
      let picture = try file.picture()
      let streams = try Self.streams(of: picture, deflater)
      self.init(
        size: (file.header.width, file.header.height), file.orientation, streams.pixels,
        streams.mask)
    } catch { throw .image(name, error) }
  }

  private init(
    size: (width: Int, height: Int), _ orientation: Orientation, _ pixels: ImageStream,
    _ mask: ImageStream?
  ) {
    (width, height) = orientation.swapsSides ? (size.height, size.width) : size
    self.orientation = orientation
    self.pixels = pixels
    self.mask = mask
  }

  private init(_ jpeg: JPEGFile, _ file: [UInt8]) {
    var entries = "/Type /XObject\n/Subtype /Image\n/Height \(jpeg.height)\n/Width \(jpeg.width)\n"
    if jpeg.isInverted { entries += "/Decode [ 1 0 1 0 1 0 1 0 ]\n" }
    entries += "/ColorSpace /\(jpeg.colorSpace)\n/BitsPerComponent 8\n"
    if jpeg.isPlainRGB { entries += "/DecodeParms << /ColorTransform 0 >>\n" }
    entries += "/Filter /DCTDecode\n"
    self.init(
      size: (jpeg.width, jpeg.height), jpeg.orientation,
      ImageStream(entries: Array(entries.utf8), data: file, isFlate: false), nil)
  }

  private static func streams(
    of picture: Picture, _ deflater: Deflater
  ) throws(ImageFault) -> (pixels: ImageStream, mask: ImageStream?) {
    let size = "/Width \(picture.width)\n/Height \(picture.height)\n"
    let start = "/Type /XObject\n/Subtype /Image\n"
    func stream(_ entries: String, _ data: [UInt8]) throws(ImageFault) -> ImageStream {
      do throws(PDFError) {
        return ImageStream(
          entries: Array(entries.utf8), data: try deflater.compressed(data), isFlate: true)
      } catch { throw .outOfMemory }
    }
    let pixels = try stream(
      start + "/ColorSpace \(picture.colors.space)\n" + size
        + "/BitsPerComponent \(picture.depth)\n", picture.samples)
    let mask = try picture.alpha.map { (alpha) throws(ImageFault) in
      try stream(start + size + "/ColorSpace /DeviceGray\n/BitsPerComponent 8\n", alpha)
    }
    return (pixels, mask)
  }
}

/// Pixels as PDF has them: row by row from the top left, each row in whole bytes.
struct Picture {
  var width: Int
  var height: Int
  /// Bits a sample.
  var depth = 8
  var colors: Colors
  var samples: [UInt8]
  /// One byte a pixel.
  var alpha: [UInt8]?

  enum Colors {
    case gray
    case rgb
    /// Three bytes for each number.
    case palette([UInt8])

    var channels: Int { if case .rgb = self { 3 } else { 1 } }

    /// As PDF names it (ISO 32000-1, 8.6).
    var space: String {
      switch self {
      case .gray: "/DeviceGray"
      case .rgb: "/DeviceRGB"
      case .palette(let bytes):
        "[ /Indexed /DeviceRGB \(bytes.count / 3 - 1) <\(hexadecimal(bytes).uppercased())> ]"
      }
    }
  }
}
