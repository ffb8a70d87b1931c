internal import Binding
internal import DocumentModel
internal import DocumentPages
internal import DocumentRules
internal import Fiscal
internal import Measures
internal import PDFBackend
internal import Printout
internal import QRSymbol
internal import Typesetting

/// Lays out and writes sound documents; one for each thread.
final class Printer {
  var options: RenderOptions
  /// Whether the template is used once, so that its writer is not kept.
  var isProof = false
  /// The writers of the templates this thread has met; each holds the images of its template.
  private var writers: [String: PDFWriter] = [:]

  init(_ options: RenderOptions) { self.options = options }

  func print(_ document: SoundDocument) -> Outcome {
    do {
      let copies = try CopySet(document, options)
      let writer = try writer(for: document.style)
      var leaf: Outcome.Leaf?
      if let keys = options.bindsBy { leaf = try draw(document, copies, with: writer, by: keys) }
      guard options.makesFiles else { return document.outcome(.drawn, leaf: leaf) }
      let files = try write(document, copies, with: writer, drawn: leaf?.drawn)
      return document.outcome(.rendered(files), leaf: leaf)
    } catch let error as PDFError {
      return document.outcome(.failed(error.message))
    } catch let rejection as DocumentRejected {
      return document.refused(rejection)
    } catch {
      return document.outcome(
        .failed(
          Wording(
            en: "the QR symbol could not be made (\(error))",
            pt: "não foi possível fazer o código QR (\(error))")))
    }
  }

  private func writer(for style: Workshop.Style) throws(PDFError) -> PDFWriter {
    guard !isProof else { return try PDFWriter(style.resources) }
    let name = style.press.template.name
    if let known = writers[name] { return known }
    let writer = try PDFWriter(style.resources)
    writers[name] = writer
    return writer
  }

  /// Draws all copies for a combined PDF.
  private func draw(
    _ document: SoundDocument, _ copies: CopySet, with writer: PDFWriter, by keys: [SortKey]
  ) throws(PDFError) -> Outcome.Leaf {
    let drawn = try writer.draw(
      entry(of: document.stamped.document), style: document.style.press.template.name,
      pages: copies.all.lazy.joined())
    return Outcome.Leaf(
      drawn: drawn,
      position: SortPosition(document.stamped.document, pages: drawn.pageCount, by: keys))
  }

  /// Writes one PDF for all copies, or one for each.
  private func write(
    _ document: SoundDocument, _ copies: CopySet, with writer: PDFWriter, drawn: DrawnDocument?
  ) throws -> [RenderedPDF] {
    let facts = information(on: document.stamped.document, document.stamped)
    guard options.separatesCopies, !copies.chosen.isEmpty else {
      // What is drawn for the combined PDF need not be drawn again.
      let pages = copies.all
      let count = try counted(pages)
      let bytes =
        try drawn.flatMap { try writer.write(facts, drawn: $0) }
        ?? writer.write(facts, pages: pages.lazy.joined())
      return [RenderedPDF(copy: nil, bytes: bytes, pages: count)]
    }
    return try copies.chosen.map { copy in
      let pages = copies.part([copy])
      let count = try counted(pages)
      return RenderedPDF(
        copy: copy, bytes: try writer.write(facts, pages: pages.lazy.joined()), pages: count)
    }
  }

  /// The pages of copies that go into one PDF, which has room for so many.
  private func counted(_ copies: [DocumentPages]) throws(DocumentRejected) -> Int {
    let count = copies.reduce(0) { $0 + $1.count }
    if let excess = PageLimits.problem(pages: count) {
      throw DocumentRejected(problems: [excess])
    }
    return count
  }
}

/// The copies of a document, set in type when they are asked for.
private final class CopySet {
  /// The copies that were chosen; empty: the document once.
  let chosen: [Copy]
  private let document: SoundDocument
  private let symbol: ModuleGrid
  private let isSecondCopy: Bool

  init(_ document: SoundDocument, _ options: RenderOptions) throws(QRSymbolError) {
    self.document = document
    let wish = document.stamped.document.print
    symbol = try qrSymbol(document.stamped.qrMessage)
    chosen = options.copies ?? wish.copies
    isSecondCopy = options.secondCopy ?? wish.secondCopy
  }

  /// All copies, laid out once.
  private(set) lazy var all = part(chosen)

  func part(_ part: [Copy]) -> [DocumentPages] {
    copyMarks(for: document.stamped.document, copies: part, isSecondCopy: isSecondCopy).map {
      DocumentPages(
        document.printout, symbol: symbol, press: document.style.press, copyMark: $0)
    }
  }
}
