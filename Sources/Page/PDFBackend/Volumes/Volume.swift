internal import Measures

/// What is known of a combined PDF before its first byte: the documents and what they add up to.
///
/// All objects are numbered by arithmetic and formatted when libharu writes them.
struct Volume {
  let documents: [CombinedPDF.Kept]
  let isDuplex: Bool
  let spill: Spill
  let information: DocumentInformation
  private(set) var fonts = FontUsage()
  private(set) var styles: Set<Int> = []
  let pageCount: Int
  let blankCount: Int
  /// The size of the first page, which the page tree hands down to all of that size.
  private let size: CompressedPages.Page

  init(_ documents: [CombinedPDF.Kept], isDuplex: Bool, in spill: Spill) throws(PDFError) {
    self.documents = documents
    self.isDuplex = isDuplex
    self.spill = spill
    pageCount = documents.reduce(0) { $0 + $1.sides(isDuplex: isDuplex) }
    blankCount = pageCount - documents.reduce(0) { $0 + $1.pageCount }
    guard let first = documents.first else { throw .damagedScratch }
    size = try spill.head(at: first.start).pages[0]
    var bound = BoundInformation()
    for document in documents {
      let head = try spill.head(at: document.start)
      fonts.formUnion(head.fonts)
      styles.insert(head.style)
      bound.add(head.entry)
    }
    information = bound.information(count: documents.count)
  }

  /// Adds all objects but the resources, whose numbers are given by style.
  func add(to objects: HaruObjects, resources: [Int: Int]) throws(PDFError) {
    let pageFirst = objects.nextNumber
    let contentFirst = pageFirst + pageCount
    let treeFirst = contentFirst + pageCount - blankCount
    let tree = PageTree(pageCount: pageCount, first: treeFirst, root: objects.pagesNumber)
    var pages = PageWalk(self)
    let commonStyle = styles.count == 1 ? styles.first.flatMap { resources[$0] } : nil
    _ = try objects.series(count: pageCount) { (index) throws(PDFError) in
      if index == 0 { pages = PageWalk(self) }
      let side = try pages.next()
      var text = "/Type /Page /Parent \(tree.parent(of: index, level: 0)) 0 R"
      if side.page.width != size.width || side.page.height != size.height {
        text += " " + Volume.mediaBox(side.page)
      }
      if let content = side.content { text += " /Contents \(contentFirst + content) 0 R" }
      if commonStyle == nil, let number = resources[side.style] {
        text += " /Resources \(number) 0 R"
      }
      return Series.Part(entries: Array((text + "\n").utf8))
    }
    try addContents(to: objects)
    _ = try objects.series(count: tree.levels.reduce(0, +)) { index in
      Series.Part(entries: tree.entries(ofNode: index, firstPage: pageFirst))
    }
    let inherited = commonStyle.map { " /Resources \($0) 0 R" } ?? ""
    let kids = tree.rootKids(firstPage: pageFirst)
    try objects.setPages(
      Array(
        """
        /Count \(pageCount) \(Volume.mediaBox(size))\(inherited)
        /Kids [\(PageTree.references(kids, from: 0))]

        """.utf8))
    let outline = try addOutline(to: objects, pageFirst: pageFirst)
    let labels = try addLabels(to: objects)
    // Viewers show the bookmarks at once: they are how one finds a document.
    try objects.setCatalog(
      Array("/Outlines \(outline) 0 R /PageLabels \(labels) 0 R /PageMode /UseOutlines\n".utf8))
  }

  /// The content streams, copied from the temporary file in pieces.
  private func addContents(to objects: HaruObjects) throws(PDFError) {
    let spill = spill
    var walk = ContentWalk(self)
    _ = try objects.series(count: pageCount - blankCount) { (index) throws(PDFError) in
      if index == 0 { walk = ContentWalk(self) }
      let (place, length) = try walk.next()
      var done = 0
      return Series.Part(
        entries: Array("/Filter /FlateDecode /Length \(length)\n".utf8),
        data: { () throws(PDFError) in
          guard done < length else { return nil }
          let count = min(length - done, 1 << 16)
          defer { done += count }
          return try spill.bytes(at: place + done, count: count)
        })
    }
  }

  /// `/MediaBox [0 0 595.276 841.89]`.
  private static func mediaBox(_ page: CompressedPages.Page) -> String {
    var text = ByteBuffer(capacity: 64)
    text.text("/MediaBox [0 0 ")
    text.thousandths(page.width)
    text.thousandths(page.height)
    text.text("]")
    return String(decoding: text.bytes, as: UTF8.self)
  }
}
