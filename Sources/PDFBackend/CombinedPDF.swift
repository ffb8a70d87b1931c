internal import Measures
internal import Typesetting

/// One PDF of many documents, which are added in any order and written in another.
///
/// Their pages lie in a file until it is written. Only with a version of libharu nobody has looked
/// into do they wait in memory, as do all pages of the PDF while it is written: some 70 kB a page.
/// One thread uses it.
package final class CombinedPDF {
  /// A document that was added.
  package struct Kept: Hashable, Sendable {
    /// Its place in the temporary file, or among the documents in memory.
    let start: Int
    fileprivate let pages: UInt32

    package var pageCount: Int { Int(pages) }
  }

  private let path: Path

  private enum Path {
    case objects(ObjectBinder)
    case published(PublicBinder)
  }

  /// Creates a binder; `scratch` is an unnamed file, open to read and write, that the caller closes.
  package convenience init(scratch: Int32) throws(PDFError) {
    try self.init(scratch: scratch, usesInternals: HaruObjects.isUsable())
  }

  /// Creates a binder that goes below libharu's published interface, or keeps to it; the writers of its
  /// documents do the same.
  init(scratch: Int32, usesInternals: Bool) throws(PDFError) {
    path =
      usesInternals ? .objects(try ObjectBinder(scratch: scratch)) : .published(PublicBinder())
  }

  /// Takes a document.
  package func keep(_ drawn: DrawnDocument) throws(PDFError) -> Kept {
    let start: Int
    switch (path, drawn.content) {
    case (.objects(let binder), .compressed(let pages)): start = try binder.keep(drawn, pages)
    case (.published(let binder), .frames): start = binder.keep(drawn)
    default: preconditionFailure("a document is drawn and bound on one path")
    }
    return Kept(start: start, pages: UInt32(drawn.pageCount))
  }

  /// Forgets all documents; what was kept is void.
  package func forgetDocuments() throws(PDFError) {
    switch path {
    case .objects(let binder): try binder.forgetDocuments()
    case .published(let binder): binder.forgetDocuments()
    }
  }

  /// Writes `documents`, at least one, in that order to the open file `descriptor`.
  ///
  /// Equal documents in equal order give equal bytes. It can be called again.
  ///
  /// - Parameter isDuplex: whether a blank page follows a document of an odd number of pages.
  package func write(
    _ documents: some RandomAccessCollection<Kept>, isDuplex: Bool, to descriptor: Int32
  ) throws(PDFError) {
    switch path {
    case .objects(let binder):
      try binder.write(Array(documents), isDuplex: isDuplex, to: descriptor)
    case .published(let binder):
      try binder.write(Array(documents), isDuplex: isDuplex, to: descriptor)
    }
  }
}

extension CombinedPDF.Kept {
  /// How many pages it takes in a volume.
  func sides(isDuplex: Bool) -> Int { pageCount + (isDuplex ? pageCount % 2 : 0) }
}
