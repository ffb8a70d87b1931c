import CHaru
import Typesetting

@testable import PDFBackend

/// Binds documents with libharu's published functions only, bookmarks and page labels included; the
/// counterpart of ``CombinedPDF``.
struct PublishedBinder {
  /// How many pages one node of the page tree holds; libharu's own tree ends at 32,767.
  private static let breadth: HPDF_UINT = 256

  let fonts: FontSet
  let files: [ImageName: [UInt8]]

  /// One PDF of `documents`, in that order.
  func write(
    _ documents: [(entry: DrawnDocument.Entry, pages: [Frame])], isDuplex: Bool
  ) throws(PDFError) -> [UInt8] {
    let volume = try PublishedDocument(fonts)
    var information = BoundInformation()
    for document in documents { information.add(document.entry) }
    try volume.begin(information.information(count: documents.count))
    defer { volume.end() }
    try volume.check(HPDF_SetPagesConfiguration(volume.handle, PublishedBinder.breadth))
    try volume.check(HPDF_SetPageMode(volume.handle, HPDF_PAGE_MODE_USE_OUTLINE))
    let encoder = HPDF_GetEncoder(volume.handle, "UTF-8")
    var images: [ImageName: HPDF_Image] = [:]
    var page = 0
    for document in documents {
      for (index, frame) in document.pages.enumerated() {
        let added = try volume.addPage(frame, files: files, images: &images)
        guard index == 0 else { continue }
        let bookmark = try volume.made(
          HPDF_CreateOutline(volume.handle, nil, document.entry.title, encoder))
        let target = try volume.made(HPDF_Page_CreateDestination(added))
        try volume.check(HPDF_Destination_SetFit(target))
        try volume.check(HPDF_Outline_SetDestination(bookmark, target))
      }
      try volume.check(
        HPDF_AddPageLabel(
          volume.handle, HPDF_UINT(page), HPDF_PAGE_NUM_STYLE_DECIMAL, 1,
          document.entry.label + " p. "))
      page += document.pages.count
      guard isDuplex, document.pages.count % 2 == 1, let last = document.pages.last else {
        continue
      }
      _ = try volume.addPage(width: last.width, height: last.height)
      page += 1
    }
    var bytes: [UInt8] = []
    try volume.save { bytes.append(contentsOf: $0) }
    return bytes
  }
}
