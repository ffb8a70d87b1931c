import CHaru
import Typesetting

@testable import PDFBackend

/// Writes PDFs with libharu's published functions only: what ``PDFWriter`` makes in its own way must look
/// the same. It has no /ID and no /Lang, for which libharu publishes nothing.
final class PublishedWriter {
  private let files: [ImageName: [UInt8]]
  private let document: PublishedDocument

  /// - Parameter images: PNG and JPEG files, which libharu decodes with libpng here.
  init(fonts: FontSet, images: [ImageName: [UInt8]] = [:]) throws(PDFError) {
    files = images
    document = try PublishedDocument(fonts)
  }

  func write(
    _ information: DocumentInformation, pages: some Sequence<Frame>
  ) throws(PDFError) -> [UInt8] {
    try document.begin(information)
    defer { document.end() }
    var images: [ImageName: HPDF_Image] = [:]
    for frame in pages { _ = try document.addPage(frame, files: files, images: &images) }
    var bytes: [UInt8] = []
    try document.save { bytes.append(contentsOf: $0) }
    return bytes
  }
}
