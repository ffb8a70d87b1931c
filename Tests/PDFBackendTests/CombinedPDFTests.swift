import Foundation
import Measures
import Testing
import Typesetting

@testable import PDFBackend

@Suite("Combined PDFs")
struct CombinedPDFTests {
  @Test("every page has one way to the root", arguments: [1, 2, 64, 65, 4096, 4097, 100_000])
  func tree(pages: Int) throws {
    let tree = PageTree(pageCount: pages, first: 1000 + pages, root: 2)
    let nodes = tree.levels.reduce(0, +)
    var parents: [Int: Int] = [:]
    var counts: [Int: Int] = [:]
    for index in 0..<nodes {
      let words = String(decoding: tree.entries(ofNode: index, firstPage: 1000), as: UTF8.self)
        .split(whereSeparator: { " \n[]".contains($0) })
      let kids = try #require(words.firstIndex(of: "/Kids"))
      let number = 1000 + pages + index
      for place in stride(from: kids + 1, to: words.count - 2, by: 3) {
        let kid = try #require(Int(words[place]))
        #expect(parents.updateValue(number, forKey: kid) == nil)
      }
      #expect((words.count - kids - 1) / 3 <= PageTree.breadth)
      let count = try #require(words.firstIndex(of: "/Count"))
      counts[number] = Int(words[count + 1])
    }
    let top = tree.rootKids(firstPage: 1000)
    #expect(top.count <= PageTree.breadth)
    for kid in top { #expect(parents.updateValue(2, forKey: kid) == nil) }
    #expect(parents.count == pages + nodes)
    for page in 0..<pages {
      #expect(parents[1000 + page] == tree.parent(of: page, level: 0))
    }
    #expect(top.reduce(0) { $0 + (nodes == 0 ? 1 : counts[$1] ?? 0) } == pages)
  }

  /// A binder on a temporary file, and what it writes.
  private func written(
    _ documents: [(String, [Frame])], order: [Int], isDuplex: Bool = false,
    resources: PDFResources = Sample.resources
  ) throws -> [UInt8] {
    let files = (FileManager.default.temporaryDirectory, UUID().uuidString)
    let paths = ["scratch", "pdf"].map { files.0.appending(path: files.1 + "." + $0).path }
    let descriptors = paths.map { open($0, O_RDWR | O_CREAT | O_EXCL, 0o600) }
    defer {
      for path in paths { unlink(path) }
      for file in descriptors { close(file) }
    }
    let writer = try PDFWriter(resources)
    let binder = try CombinedPDF(scratch: descriptors[0])
    let kept = try documents.map { title, pages in
      try binder.keep(writer.draw(Self.entry(title), style: "s", pages: pages))
    }
    try binder.write(order.map { kept[$0] }, isDuplex: isDuplex, to: descriptors[1])
    return try Array(Data(contentsOf: URL(filePath: paths[1])))
  }

  private static func entry(_ title: String) -> DrawnDocument.Entry {
    DrawnDocument.Entry(
      title: title, label: title, author: "A", creationDate: Sample.information.creationDate)
  }

  @Test("the order in which documents were kept leaves no trace")
  func order() throws {
    let documents = try (1...5).map { ("FT A/\($0)", [try Sample.invoice(number: $0)]) }
    let straight = try written(documents, order: [0, 1, 2, 3, 4])
    #expect(try written(documents.reversed(), order: [4, 3, 2, 1, 0]) == straight)
    #expect(try written(documents, order: [1, 0, 2, 3, 4]) != straight)
  }

  @Test("duplex adds a back to documents of odd length only", arguments: [(false, 6), (true, 8)])
  func backs(isDuplex: Bool, pages: Int) throws {
    let page = try Sample.invoice()
    let documents = [("A", [page]), ("B", [page, page]), ("C", [page, page, page])]
    let file = try written(documents, order: [0, 1, 2], isDuplex: isDuplex)
    let text = String(decoding: file, as: Unicode.ASCII.self)
    #expect(text.contains("/Count \(pages) /MediaBox"))
    #expect(text.components(separatedBy: "/Type /Page ").count - 1 == pages)
    #expect(text.components(separatedBy: "/Contents").count - 1 == 6)
  }

  @Test("the published functions bind the same pages", arguments: [false, true])
  func published(isDuplex: Bool) throws {
    let images = [TestImage.rgba.name: TestImage.rgba.file]
    let resources = try PDFResources(fonts: Sample.fonts, images: images)
    var illustrated = try Sample.invoice(number: 3)
    illustrated.items += [
      .image(TestImage.rgba.name, Sample.rectangle(120, 255, 20, 10)),
      Sample.text("Łódź — Αθήνα", 100, 250, face: .bold, size: 12),
    ]
    let documents = try [
      ("FT A/1", [Sample.invoice(number: 1), Sample.invoice(number: 2)]),
      ("FT A/2 · Αθήνα", [illustrated]), ("FT A/3", [illustrated]),
    ]
    let published = try PublishedBinder(fonts: Sample.fonts, files: images).write(
      [2, 0, 1].map { (Self.entry(documents[$0].0), documents[$0].1) }, isDuplex: isDuplex)
    let files = [
      try written(documents, order: [2, 0, 1], isDuplex: isDuplex, resources: resources), published,
    ]
    #expect(try judge(files[1], "qpdf", "--check", "FILE").status == 0)
    let texts = try files.map {
      try judge($0, "pdftotext", "-q", "-layout", "FILE", "-").output
    }
    #expect(texts[0].contains("Łódź — Αθήνα"), "\(texts[0])")
    #expect(texts[0] == texts[1])
    let bookmarks = try files.map { file in
      // Each line ends in where it leads to, which object numbers are part of.
      try judge(file, "mutool", "show", "FILE", "outline").output
        .split(separator: "\n").map { String($0.prefix { $0 != "#" }) }
    }
    #expect(bookmarks[0].count == 3 && bookmarks[0][2].contains("FT A/2 · Αθήνα"), "\(bookmarks)")
    #expect(bookmarks[0] == bookmarks[1])
    let messages = try files.map { try self.messages(of: $0) }
    #expect(messages[0].count == 4 && Set(messages[0]).count == 3)
    #expect(messages[0] == messages[1])
    let labels = try judge(files[1], "mutool", "show", "FILE", "trailer/Root/PageLabels").output
    #expect(labels.contains("(FT A/3 p. )"), "\(labels)")
  }

  /// The messages of the QR symbols, page by page.
  private func messages(of file: [UInt8]) throws -> [String] {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let pages = folder.path + "/%d.png"
    #expect(try judge(file, "mutool", "draw", "-q", "-r", "150", "-o", pages, "FILE").status == 0)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    return try names.compactMap { name in
      let said = try judge([], "zbarimg", "-q", "--raw", folder.path + "/" + name).output
      return said.isEmpty ? nil : said
    }
  }

  @Test("a record survives the temporary file")
  func record() throws {
    var fonts = FontUsage()
    fonts.simple = 5
    fonts.overflow[1] = ["Ω", "ж", "\u{1F600}"]
    let pages = (1...300).map { CompressedPages.Page(length: $0, width: 595_276, height: 841_890) }
    let record = SpillRecord(
      entry: DrawnDocument.Entry(
        title: "FT A/1 · Ελένη", label: "FT A/1", author: "", creationDate: .unknown),
      style: 3, fonts: fonts, pages: pages)
    let head = record.head(dataCount: 77)
    let read = try #require(SpillRecord(head: head))
    #expect(read.entry == record.entry)
    #expect(read.style == 3)
    #expect(read.fonts.simple == 5)
    #expect(read.fonts.overflow == fonts.overflow)
    #expect(read.pages == pages)
    let sizes = try #require(SpillRecord.sizes(head))
    #expect(sizes == (head.count, 77))
    for cut in [0, 7, 8, 40, head.count - 1] {
      #expect(SpillRecord(head: Array(head[..<cut])) == nil)
    }
  }

  @Test("a full disk is told, and leaves the binder in order")
  func fullDisk() throws {
    let full = open("/dev/full", O_RDWR)
    defer { close(full) }
    let page = try Sample.invoice()
    let writer = try PDFWriter(Sample.resources)
    let entry = DrawnDocument.Entry(
      title: "A", label: "A", author: "", creationDate: Sample.information.creationDate)
    let drawn = try writer.draw(entry, style: "s", pages: [page])
    #expect(throws: PDFError.file(ENOSPC)) { try CombinedPDF(scratch: full).keep(drawn) }
    let scratch = try #require(tmpfile())
    defer { fclose(scratch) }
    let binder = try CombinedPDF(scratch: fileno(scratch))
    let kept = try binder.keep(drawn)
    #expect(throws: PDFError.file(ENOSPC)) { try binder.write([kept], isDuplex: false, to: full) }
    let null = open("/dev/null", O_WRONLY)
    defer { close(null) }
    try binder.write([kept], isDuplex: false, to: null)
  }
}
