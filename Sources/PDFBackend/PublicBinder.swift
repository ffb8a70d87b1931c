internal import CHaru
internal import Measures
internal import SystemCalls
internal import Typesetting

/// Binds documents with libharu's published functions only: with bookmarks and page labels, but all in
/// memory, and without /ID and /Lang.
final class PublicBinder {
  /// How many pages one node of the page tree holds; libharu's own tree ends at 32,767.
  private static let breadth: HPDF_UINT = 256

  private var documents: [DrawnDocument] = []
  /// Made with the fonts of the first document; all of a batch have the same.
  private var volume: PublicDocument?

  func keep(_ drawn: DrawnDocument) -> Int {
    documents.append(drawn)
    return documents.count - 1
  }

  func forgetDocuments() { documents.removeAll() }

  /// See ``CombinedPDF/write(_:isDuplex:to:)``.
  func write(
    _ kept: [CombinedPDF.Kept], isDuplex: Bool, to descriptor: Int32
  ) throws(PDFError) {
    let bound = kept.map { documents[$0.start] }
    guard let first = bound.first else { throw .damagedScratch }
    let volume: PublicDocument
    if let known = self.volume {
      volume = known
    } else {
      volume = try PublicDocument(first.resources.fonts)
      self.volume = volume
    }
    var information = BoundInformation()
    for document in bound { information.add(document.entry) }
    try volume.begin(information.information(count: bound.count))
    defer { volume.end() }
    try volume.check(HPDF_SetPagesConfiguration(volume.handle, PublicBinder.breadth))
    try volume.check(HPDF_SetPageMode(volume.handle, HPDF_PAGE_MODE_USE_OUTLINE))
    var images: [String: [ImageName: HPDF_Image]] = [:]
    var page = 0
    for document in bound {
      try add(
        document, isDuplex: isDuplex, to: volume, page: &page, &images[document.style, default: [:]]
      )
    }
    try volume.save { (piece) throws(PDFError) in
      let code = writeAll(piece, to: descriptor)
      guard code == 0 else { throw .file(code) }
    }
  }

  /// Adds the pages of a document, its bookmark and its labels; `page` counts the pages before.
  private func add(
    _ document: DrawnDocument, isDuplex: Bool, to volume: PublicDocument, page: inout Int,
    _ images: inout [ImageName: HPDF_Image]
  ) throws(PDFError) {
    guard case .frames(let frames) = document.content else { return }
    let encoder = HPDF_GetEncoder(volume.handle, "UTF-8")
    for (index, frame) in frames.enumerated() {
      let added = try volume.addPage(frame, prepared: document.resources.images, images: &images)
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
    page += frames.count
    guard isDuplex, frames.count % 2 == 1, let last = frames.last else { return }
    _ = try volume.addPage(width: last.width, height: last.height)
    page += 1
  }
}
