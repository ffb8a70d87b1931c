internal import CHaru
internal import Crypto
internal import Glibc
internal import Measures

/// Finds out, once, whether libharu is one that this program knows how to work with.
///
/// - Throws: ``PDFError/unknownLibrary(version:)``.
package func requireKnownLibrary() throws(PDFError) { try HaruProbe.requirePassed() }

/// Two small PDFs that need everything of libharu this folder touches, held against what they must be.
///
/// What decides is what the library does, not what it calls itself: a version whose files differ by a
/// byte would print every document anew, so it is refused, and one whose files are the same is good. The
/// fields of its structures are those of the headers this was compiled with, so they must be of the
/// version that was loaded.
enum HaruProbe {
  /// The versions whose files are known to be these.
  static let known = "2.3.0, 2.4.6"

  /// The digests of both files: that of a single document, and that of a volume's objects.
  static let document = "d4835551a6533208492e4eea68f594d50bccf6686a0e58ec3c2b6ce749efa9b8"
  static let volume = "c87dca371ec6e8eae4c978e650b557f4"

  static func requirePassed() throws(PDFError) {
    guard isPassed else { throw .unknownLibrary(version: String(cString: HPDF_GetVersion())) }
  }

  private static let isPassed =
    areHeaders(ofVersion: String(cString: HPDF_GetVersion())) && isRight()

  /// Whether `version` is that of the headers.
  static func areHeaders(ofVersion version: String) -> Bool {
    let numbers = [HPDF_MAJOR_VERSION, HPDF_MINOR_VERSION, HPDF_BUGFIX_VERSION]
    return version == numbers.map { String($0) }.joined(separator: ".") + HPDF_EXTRA_VERSION
  }

  private static func isRight() -> Bool {
    guard let objects = try? HaruObjects(HaruDocument()),
      let single = try? single(objects), let bound = try? bound(objects)
    else { return false }
    return sha256Digits(of: single) == document && hexadecimal(bound) == volume
  }

  /// A document of two pages, with every kind of object and entry.
  static func single(_ objects: HaruObjects) throws(PDFError) -> [UInt8] {
    try objects.begin()
    defer { objects.end() }
    try describe(objects)
    let resources = try objects.dictionary([])
    let font = try objects.dictionary(Array("/Type /Font\n".utf8))
    try objects.refer(from: try objects.child(of: resources, "Font"), "F0", to: font)
    try objects.refer(
      from: font, "DescendantFonts", toListOf: try objects.dictionary(Array("/W [1]\n".utf8)))
    // The second holds nothing, compressed.
    let streams = [
      try objects.stream(data: Array("0 g\n".utf8), isFlate: false),
      try objects.stream(data: [0x78, 0x9C, 3, 0, 0, 0, 0, 1]),
    ]
    for stream in streams {
      try objects.addPage(
        Array("/Type /Page /MediaBox [0 0 9 9]\n".utf8), contents: stream, resources: resources)
    }
    return try objects.save(identifier: Array(0..<16))
  }

  /// A volume of two pages, whose objects are made as they are written; the digest it is named by.
  static func bound(_ objects: HaruObjects) throws(PDFError) -> [UInt8] {
    try objects.begin()
    defer { objects.end() }
    try describe(objects)
    let contents = try objects.stream(data: Array("0 g\n".utf8), isFlate: false)
    let number = objects.number(of: contents)
    let root = objects.pagesNumber
    let pages = try objects.series(count: 2) { index in
      Series.Part(
        entries: Array("/Type /Page /Parent \(root) 0 R /Contents \(number + index) 0 R\n".utf8))
    }
    _ = try objects.series(count: 1) { _ in
      var isOpen = true
      return Series.Part(
        entries: Array("/Length 2\n".utf8),
        data: {
          defer { isOpen = false }
          return isOpen ? Array("n\n".utf8) : nil
        })
    }
    try objects.setPages(
      Array("/Count 2 /Kids [\(pages.reference(0)) \(pages.reference(1))]\n".utf8))
    try objects.setCatalog(Array("/PageMode /UseOutlines\n".utf8))
    let nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC)
    defer { close(nowhere) }
    return try objects.save(to: nowhere)
  }

  private static func describe(_ objects: HaruObjects) throws(PDFError) {
    try objects.setInformation("Title", "A (1)")
    try objects.setInformation("Author", "Ação")
    // Else libharu names itself there, with its version.
    try objects.setInformation("Producer", "Prelo")
    try objects.document.setDates(.unknown)
    try objects.setCatalog(language: "pt-PT")
  }
}
