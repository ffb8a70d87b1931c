internal import CHaru
internal import Typesetting

/// An image libharu has decoded once, ready for every document.
struct PreparedImage: Sendable {
  /// The file as the template has it.
  let file: [UInt8]
  let isPNG: Bool
  let pixels: ImageStream
  /// The alpha channel.
  let mask: ImageStream?

  struct ImageStream: Sendable {
    /// The dictionary without `Length`, `SMask`, and without `Filter` where it is Flate.
    let entries: [UInt8]
    let data: [UInt8]
    let isFlate: Bool
  }

  /// Lets libharu read the file in a document of its own, and takes the result.
  ///
  /// - Throws: ``PDFError/image(_:_:)`` for a file that cannot be drawn faithfully.
  init(_ file: [UInt8], name: ImageName, deflater: Deflater) throws(PDFError) {
    do { isPNG = try isPortableNetworkGraphic(file) } catch { throw .image(name, error) }
    self.file = file
    let document = try HaruDocument()
    try document.begin()
    let image: HPDF_Image
    do { image = try document.image(file, isPNG: isPNG) } catch {
      guard case .library(let code, _) = error else { throw error }
      throw .image(name, .refused(code: code))
    }
    (pixels, mask) = try HaruImage(document: document, deflater: deflater).streams(of: image)
  }
}

extension HaruDocument {
  /// Loads an image into the document.
  func image(_ file: [UInt8], isPNG: Bool) throws(PDFError) -> HPDF_Image {
    try made(
      file.withUnsafeBufferPointer {
        isPNG
          ? HPDF_LoadPngImageFromMem(handle, $0.baseAddress, HPDF_UINT($0.count))
          : HPDF_LoadJpegImageFromMem(handle, $0.baseAddress, HPDF_UINT($0.count))
      })
  }
}
