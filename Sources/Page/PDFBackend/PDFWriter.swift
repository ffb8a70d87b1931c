internal import CHaru
internal import Crypto
internal import Measures
package import Typesetting

/// Writes pages as PDF through libharu.
///
/// One writer belongs to one thread and serves one document after another. Equal input gives equal
/// bytes, from a fresh writer and from a used one. After an error it can be used for the next
/// document.
package final class PDFWriter {
  private let resources: PDFResources
  private let document: HaruDocument
  private let objects: HaruObjects
  private let deflater: Deflater
  private var canvas: ContentCanvas
  private var hash = SHA256()

  /// Creates a writer for documents that share `resources`.
  ///
  /// - Throws: ``PDFError/unknownLibrary(version:)`` where libharu is not one this was written for.
  package init(_ resources: PDFResources) throws(PDFError) {
    try HaruProbe.requirePassed()
    self.resources = resources
    document = try HaruDocument()
    objects = HaruObjects(document)
    deflater = try Deflater(level: 1)
    canvas = ContentCanvas(
      fonts: resources.fonts, codes: resources.simple.map(\.codes),
      images: resources.images.mapValues(\.orientation))
  }

  /// Creates a writer with resources of its own.
  package convenience init(
    fonts: FontSet, images: [ImageName: [UInt8]] = [:]
  ) throws(PDFError) {
    try self.init(try PDFResources(fonts: fonts, images: images))
  }

  /// One PDF of `pages`, which are drawn and compressed one at a time as they come.
  ///
  /// - Throws: ``PDFError``; nothing is kept of the document then.
  package func write(
    _ information: DocumentInformation, pages: some Sequence<Frame>
  ) throws(PDFError) -> [UInt8] {
    try begin(information)
    defer { objects.end() }
    canvas.beginDocument()
    let shared = try objects.dictionary([])
    for frame in pages {
      try canvas.drawPage(frame)
      try add(
        try deflater.compressed(canvas.operators.bytes), width: frame.width.millipoints,
        height: frame.height.millipoints, shared)
    }
    return try finish(shared, canvas.usage)
  }

  /// The PDF of a document that was drawn by this writer for a combined one, byte for byte that of
  /// ``write(_:pages:)``; nil where it must be drawn anew, as fonts or images have other names there.
  package func write(
    _ information: DocumentInformation, drawn document: DrawnDocument
  ) throws(PDFError) -> [UInt8]? {
    let drawn = document.pages
    guard drawn.fonts.overflow.allSatisfy(\.isEmpty), resources.images.count <= 1 else {
      return nil
    }
    try begin(information)
    defer { objects.end() }
    let shared = try objects.dictionary([])
    var start = 0
    for page in drawn.pages {
      let data = Array(drawn.data[start..<start + page.length])
      try add(data, width: page.width, height: page.height, shared)
      start += page.length
    }
    var usage = ContentCanvas.Usage()
    for face in usage.simple.indices { usage.simple[face] = drawn.fonts.usesSimple(face) }
    if drawn.showsImages { usage.images = Array(resources.images.keys) }
    return try finish(shared, usage)
  }

  private func begin(_ information: DocumentInformation) throws(PDFError) {
    try objects.begin()
    do { try hash.begin() } catch { throw .outOfMemory }
    try setInformation(information)
  }

  /// Adds a page of operators that are compressed.
  private func add(
    _ data: [UInt8], width: Int, height: Int, _ shared: HaruObjects.Object
  ) throws(PDFError) {
    let page = entries(width: width, height: height)
    try digest(page)
    try digest(data)
    try objects.addPage(page, contents: try objects.stream(data: data), resources: shared)
  }

  /// Adds what the pages use, and saves.
  private func finish(
    _ shared: HaruObjects.Object, _ usage: ContentCanvas.Usage
  ) throws(PDFError) -> [UInt8] {
    try addFonts(usage, to: shared)
    try addImages(usage, to: shared)
    return try objects.save(identifier: try identifier())
  }

  /// Draws a document that is bound with others by a ``CombinedPDF``.
  ///
  /// - Parameter style: names the template; drawings under one name have equal resources.
  /// - Throws: ``PDFError``; nothing is kept of the document then.
  package func draw(
    _ entry: DrawnDocument.Entry, style: String, pages: some Sequence<Frame>
  ) throws(PDFError) -> DrawnDocument {
    canvas.beginBoundDocument()
    var drawn = CompressedPages()
    for frame in pages {
      try canvas.drawPage(frame)
      let data = try deflater.compressed(canvas.operators.bytes)
      drawn.pages.append(
        CompressedPages.Page(
          length: data.count, width: frame.width.millipoints, height: frame.height.millipoints))
      drawn.data.append(contentsOf: data)
    }
    drawn.fonts = FontUsage(canvas.usage)
    drawn.showsImages = canvas.usage.showsImages
    return DrawnDocument(entry: entry, style: style, resources: resources, pages: drawn)
  }

  private func entries(width: Int, height: Int) -> [UInt8] {
    var text = ByteBuffer(capacity: 64)
    text.text("/Type /Page /MediaBox [0 0 ")
    text.thousandths(width)
    text.thousandths(height)
    text.text("]\n")
    return Array(text.bytes)
  }

  private func setInformation(_ information: DocumentInformation) throws(PDFError) {
    for (key, value) in information.texts {
      try objects.setInformation(key, value)
      try digest(Array(value.utf8))
    }
    try document.setDates(information.creationDate)
    try objects.setCatalog(language: information.language)
    try digest(Array("\(information.creationDate) \(information.language)".utf8))
  }

  /// The fonts the pages used, under the names the canvas gave them.
  private func addFonts(
    _ usage: ContentCanvas.Usage, to shared: HaruObjects.Object
  ) throws(PDFError) {
    let fonts = try objects.child(of: shared, "Font")
    let toUnicode =
      usage.simple.contains(true) ? try objects.stream(data: resources.toUnicode) : nil
    for face in Face.allCases {
      let index = face.rawValue
      if usage.simple[index], let toUnicode {
        try objects.refer(
          from: fonts, "F\(2 * index)",
          to: try objects.font(resources.simple[index], toUnicode: toUnicode))
      }
      if !usage.overflow[index].isEmpty {
        try objects.refer(
          from: fonts, "F\(2 * index + 1)", to: try object(of: usage.overflow[index], face: face))
      }
    }
  }

  private func object(
    of overflow: OverflowFont, face: Face
  ) throws(PDFError) -> HaruObjects.Object {
    let composite = try prepared(face) { () throws(FontPreparationError) in
      try CompositeFont(overflow, face: face, fonts: resources.fonts, deflater: deflater)
    }
    try digest(composite.toUnicode)
    return try objects.font(composite)
  }

  private func addImages(
    _ usage: ContentCanvas.Usage, to shared: HaruObjects.Object
  ) throws(PDFError) {
    guard !usage.images.isEmpty else { return }
    let names = try objects.child(of: shared, "XObject")
    for (index, name) in usage.images.enumerated() {
      guard let image = resources.images[name] else { throw .missingImage(name) }
      try objects.refer(from: names, "I\(index)", to: try objects.image(image))
      try digest(Array(name.name.utf8))
    }
  }

  private func digest(_ bytes: [UInt8]) throws(PDFError) {
    do { try hash.add(bytes) } catch { throw .outOfMemory }
  }

  /// Sixteen bytes that stand for everything that differs between documents.
  private func identifier() throws(PDFError) -> [UInt8] {
    do { return Array(try hash.finish().prefix(16)) } catch { throw .outOfMemory }
  }
}

extension HaruDocument {
  /// Sets when the PDF was made and last changed: the same, in local time without a zone.
  func setDates(_ time: DateTime) throws(PDFError) {
    let date = HPDF_Date(
      year: HPDF_INT(time.day.year), month: HPDF_INT(time.day.month), day: HPDF_INT(time.day.day),
      hour: HPDF_INT(time.hour), minutes: HPDF_INT(time.minute), seconds: HPDF_INT(time.second),
      ind: CChar(UInt8(ascii: " ")), off_hour: 0, off_minutes: 0)
    try check(HPDF_SetInfoDateAttr(handle, HPDF_INFO_CREATION_DATE, date))
    try check(HPDF_SetInfoDateAttr(handle, HPDF_INFO_MOD_DATE, date))
  }
}
