internal import Measures
internal import Typesetting

/// Binds documents from objects made here: pages lie in a file until libharu saves.
///
/// Memory holds 16 bytes of each document that is kept, and, while a volume is written, 40 bytes of
/// each of its objects: two a page, one a document.
final class ObjectBinder {
  private let document: HaruDocument
  private let objects: HaruObjects
  private let deflater: Deflater
  private let spill: Spill
  private var styles: [(name: String, resources: PDFResources)] = []

  init(scratch: Int32) throws(PDFError) {
    document = try HaruDocument()
    objects = HaruObjects(document)
    deflater = try Deflater(level: 12)
    spill = Spill(file: scratch)
  }

  /// Puts a document into the temporary file, and says where it starts.
  func keep(_ drawn: DrawnDocument, _ content: CompressedPages) throws(PDFError) -> Int {
    let style = styles.firstIndex { $0.name == drawn.style } ?? styles.count
    if style == styles.count { styles.append((drawn.style, drawn.resources)) }
    let record = SpillRecord(
      entry: drawn.entry, style: style, fonts: content.fonts, pages: content.pages)
    return try spill.append(record, data: content.data)
  }

  /// Empties the temporary file.
  func forgetDocuments() throws(PDFError) { try spill.removeAll() }

  /// See ``CombinedPDF/write(_:isDuplex:to:)``.
  func write(
    _ documents: [CombinedPDF.Kept], isDuplex: Bool, to descriptor: Int32
  ) throws(PDFError) {
    let volume = try Volume(documents, isDuplex: isDuplex, in: spill)
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
