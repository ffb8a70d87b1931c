internal import Measures
internal import Typesetting

/// One PDF of many documents, which are added in any order and written in another.
///
/// Their pages lie in a file until it is written. Memory holds 16 bytes of each document that is kept,
/// and, while a volume is written, 40 bytes of each of its objects: two a page, one a document.
/// One thread uses it.
package final class CombinedPDF {
  /// A document that was added.
  package struct Kept: Hashable, Sendable {
    /// Its place in the temporary file.
    let start: Int
    fileprivate let pages: UInt32

    package var pageCount: Int { Int(pages) }

    /// How many pages it takes in a volume.
    func sides(isDuplex: Bool) -> Int { pageCount + (isDuplex ? pageCount % 2 : 0) }
  }

  private let document: HaruDocument
  private let objects: HaruObjects
  private let deflater: Deflater
  private let spill: Spill
  private var styles: [(name: String, resources: PDFResources)] = []

  /// Creates a binder; `scratch` is an unnamed file, open to read and write, that the caller closes.
  ///
  /// - Throws: ``PDFError/unknownLibrary(version:)`` where libharu is not one this was written for.
  package init(scratch: Int32) throws(PDFError) {
    try HaruProbe.requirePassed()
    document = try HaruDocument()
    objects = HaruObjects(document)
    deflater = try Deflater(level: 12)
    spill = Spill(file: scratch)
  }

  /// Takes a document, whose pages go into the temporary file.
  package func keep(_ drawn: DrawnDocument) throws(PDFError) -> Kept {
    let style = styles.firstIndex { $0.name == drawn.style } ?? styles.count
    if style == styles.count { styles.append((drawn.style, drawn.resources)) }
    let record = SpillRecord(
      entry: drawn.entry, style: style, fonts: drawn.pages.fonts, pages: drawn.pages.pages)
    let start = try spill.append(record, data: drawn.pages.data)
    return Kept(start: start, pages: UInt32(drawn.pageCount))
  }

  /// Forgets all documents; what was kept is void.
  package func forgetDocuments() throws(PDFError) { try spill.removeAll() }

  /// Writes `documents`, at least one, in that order to the open file `descriptor`.
  ///
  /// Equal documents in equal order give equal bytes. It can be called again.
  ///
  /// - Parameter isDuplex: whether a blank page follows a document of an odd number of pages.
  package func write(
    _ documents: some RandomAccessCollection<Kept>, isDuplex: Bool, to descriptor: Int32
  ) throws(PDFError) {
    let volume = try Volume(Array(documents), isDuplex: isDuplex, in: spill)
    try objects.begin()
    defer { objects.end() }
    try setInformation(volume)
    let resources = try addResources(volume)
    try volume.add(to: objects, resources: resources)
    try objects.save(to: descriptor)
  }

  private func setInformation(_ volume: Volume) throws(PDFError) {
    for (key, value) in volume.information.texts { try objects.setInformation(key, value) }
    try document.setDates(volume.information.creationDate)
    try objects.setCatalog(language: volume.information.language)
  }

  /// One dictionary for each style, over the same fonts; by the index of the style.
  private func addResources(_ volume: Volume) throws(PDFError) -> [Int: Int] {
    var fonts: [(name: String, object: HaruObjects.Object)] = []
    guard let shared = styles.first?.resources else { return [:] }
    let toUnicode =
      volume.fonts.simple != 0 ? try objects.stream(data: shared.toUnicode) : nil
    for face in Face.allCases {
      let index = face.rawValue
      if volume.fonts.usesSimple(index), let toUnicode {
        fonts.append(
          ("F\(2 * index)", try objects.font(shared.simple[index], toUnicode: toUnicode)))
      }
      let overflow = volume.fonts.overflow[index]
      guard !overflow.isEmpty else { continue }
      let composite = try prepared(face) { () throws(FontPreparationError) in
        try CompositeFont(shared: overflow, face: face, fonts: shared.fonts, deflater: deflater)
      }
      fonts.append(("F\(2 * index + 1)", try objects.font(composite)))
    }
    var numbers: [Int: Int] = [:]
    for style in volume.styles.sorted() {
      let dictionary = try objects.dictionary([])
      let names = try objects.child(of: dictionary, "Font")
      for font in fonts { try objects.refer(from: names, font.name, to: font.object) }
      try addImages(of: styles[style].resources, to: dictionary)
      numbers[style] = objects.number(of: dictionary)
    }
    return numbers
  }

  /// The images of a style, named as ``ContentCanvas/beginBoundDocument()`` does.
  private func addImages(
    of resources: PDFResources, to dictionary: HaruObjects.Object
  ) throws(PDFError) {
    guard !resources.images.isEmpty else { return }
    let names = try objects.child(of: dictionary, "XObject")
    for (index, image) in resources.images.sorted(by: { $0.key.name < $1.key.name }).enumerated() {
      try objects.refer(from: names, "I\(index)", to: try objects.image(image.value))
    }
  }
}
