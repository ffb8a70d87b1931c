package import Typesetting

/// Writes pages as PDF through libharu.
///
/// One writer belongs to one thread and serves one document after another. Equal input gives equal
/// bytes, from a fresh writer and from a used one. After an error it can be used for the next
/// document.
package final class PDFWriter {
  private let path: Path
  private let resources: PDFResources

  private enum Path {
    case objects(ObjectWriter)
    case published(PublicWriter)
  }

  /// Creates a writer for documents that share `resources`.
  package convenience init(_ resources: PDFResources) throws(PDFError) {
    try self.init(resources, usesInternals: HaruObjects.isUsable())
  }

  /// Creates a writer with resources of its own.
  package convenience init(
    fonts: FontSet, images: [ImageName: [UInt8]] = [:]
  ) throws(PDFError) {
    try self.init(try PDFResources(fonts: fonts, images: images))
  }

  /// Creates a writer that goes below libharu's published interface, or keeps to it: slower, for
  /// versions of the library nobody has looked into.
  init(_ resources: PDFResources, usesInternals: Bool) throws(PDFError) {
    self.resources = resources
    path =
      usesInternals
      ? .objects(try ObjectWriter(resources)) : .published(try PublicWriter(resources))
  }

  /// One PDF of `pages`, which are drawn and compressed one at a time as they come.
  ///
  /// - Throws: ``PDFError``; nothing is kept of the document then.
  package func write(
    _ information: DocumentInformation, pages: some Sequence<Frame>
  ) throws(PDFError) -> [UInt8] {
    switch path {
    case .objects(let writer): try writer.write(information, pages: pages)
    case .published(let writer): try writer.write(information, pages: pages)
    }
  }

  /// The PDF of a document that was drawn by this writer, byte for byte that of
  /// ``write(_:pages:)``; nil where it must be drawn anew.
  package func write(
    _ information: DocumentInformation, drawn: DrawnDocument
  ) throws(PDFError) -> [UInt8]? {
    guard case .objects(let writer) = path, case .compressed(let pages) = drawn.content else {
      return nil
    }
    return try writer.write(information, drawn: pages)
  }

  /// Draws a document that is bound with others by a ``CombinedPDF``.
  ///
  /// - Parameter style: names the template; drawings under one name have equal resources.
  /// - Throws: ``PDFError``; nothing is kept of the document then.
  package func draw(
    _ entry: DrawnDocument.Entry, style: String, pages: some Sequence<Frame>
  ) throws(PDFError) -> DrawnDocument {
    let content: DrawnDocument.Content
    switch path {
    case .objects(let writer): content = .compressed(try writer.draw(pages))
    case .published: content = .frames(Array(pages))
    }
    return DrawnDocument(entry: entry, style: style, resources: resources, content: content)
  }
}
