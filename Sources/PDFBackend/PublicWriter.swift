internal import CHaru
internal import Typesetting

/// Writes PDFs with libharu's published functions only.
///
/// Ten times slower and three times larger than ``ObjectWriter``, and without /ID and /Lang, for which
/// libharu publishes nothing.
final class PublicWriter {
  private let resources: PDFResources
  private let document: PublicDocument

  init(_ resources: PDFResources) throws(PDFError) {
    self.resources = resources
    document = try PublicDocument(resources.fonts)
  }

  func write(
    _ information: DocumentInformation, pages: some Sequence<Frame>
  ) throws(PDFError) -> [UInt8] {
    try document.begin(information)
    defer { document.end() }
    var images: [ImageName: HPDF_Image] = [:]
    for frame in pages {
      _ = try document.addPage(frame, prepared: resources.images, images: &images)
    }
    var bytes: [UInt8] = []
    try document.save { bytes.append(contentsOf: $0) }
    return bytes
  }
}
