internal import CHaru
internal import Glibc
internal import Measures
internal import TrueType
internal import Typesetting

/// Writes PDFs with libharu's published functions only.
///
/// Ten times slower and three times larger than ``ObjectWriter``, and without /ID and /Lang, for which
/// libharu publishes nothing.
final class PublicWriter {
  private let resources: PDFResources
  private let document: HaruDocument
  /// libharu's names of the three fonts.
  private let fontNames: [String]

  init(_ resources: PDFResources) throws(PDFError) {
    self.resources = resources
    document = try HaruDocument()
    try document.check(HPDF_UseUTFEncodings(document.handle))
    try document.check(HPDF_SetCurrentEncoder(document.handle, "UTF-8"))
    var names: [String] = []
    for face in Face.allCases {
      names.append(try document.load(resources.fonts[face].file))
    }
    fontNames = names
  }

  func write(
    _ information: DocumentInformation, pages: some Sequence<Frame>
  ) throws(PDFError) -> [UInt8] {
    try document.begin()
    defer { document.end() }
    let handle = document.handle
    try document.check(HPDF_SetCurrentEncoder(handle, "UTF-8"))
    try document.check(HPDF_SetCompressionMode(handle, HPDF_UINT(HPDF_COMP_ALL)))
    try setInformation(information)
    var images: [ImageName: HPDF_Image] = [:]
    for frame in pages {
      let page = try document.made(HPDF_AddPage(handle))
      try document.check(HPDF_Page_SetWidth(page, frame.width.real))
      try document.check(HPDF_Page_SetHeight(page, frame.height.real))
      var canvas = PublicCanvas(
        document: document, page: page, height: frame.height, fontNames: fontNames,
        resources: resources, images: images)
      try canvas.draw(frame)
      images = canvas.images
    }
    try document.check(HPDF_SaveToStream(handle))
    var size = HPDF_GetStreamSize(handle)
    var status = HPDF_STATUS(HPDF_OK)
    let bytes = [UInt8](unsafeUninitializedCapacity: Int(size)) { buffer, count in
      status = HPDF_ReadFromStream(handle, buffer.baseAddress, &size)
      count = Int(size)
    }
    guard status == HPDF_OK || status == HPDF_STATUS(HPDF_STREAM_EOF) else {
      throw .library(code: UInt(status), detail: 0)
    }
    return bytes
  }

  private func setInformation(_ information: DocumentInformation) throws(PDFError) {
    let types: [String: HPDF_InfoType] = [
      "Title": HPDF_INFO_TITLE, "Author": HPDF_INFO_AUTHOR, "Subject": HPDF_INFO_SUBJECT,
      "Keywords": HPDF_INFO_KEYWORDS, "Creator": HPDF_INFO_CREATOR,
      "Producer": HPDF_INFO_PRODUCER,
    ]
    for (key, value) in information.texts {
      guard let type = types[key] else { continue }
      try document.check(HPDF_SetInfoAttr(document.handle, type, value))
    }
    try document.setDates(information.creationDate)
  }
}

extension HaruDocument {
  /// Loads a font file through a temporary file: libharu publishes no other way.
  fileprivate func load(_ font: [UInt8]) throws(PDFError) -> String {
    var path = Array("/tmp/prelo-font-XXXXXX".utf8CString)
    let file = mkstemp(&path)
    guard file >= 0 else { throw .temporaryFile }
    defer { unlink(path) }
    let written = font.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
    guard close(file) == 0, written == font.count else { throw .temporaryFile }
    let name = HPDF_LoadTTFontFromFile(handle, path, HPDF_BOOL(HPDF_TRUE))
    try check(HPDF_GetError(handle))
    guard let name else { throw .temporaryFile }
    return String(cString: name)
  }
}

extension Length {
  /// Points, as libharu takes them.
  var real: HPDF_REAL { HPDF_REAL(points) }
}
