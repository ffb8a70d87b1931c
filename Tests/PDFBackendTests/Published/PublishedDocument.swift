import CHaru
import Foundation
import Measures
import TrueType
import Typesetting

@testable import PDFBackend

/// A libharu document with Prelo's three fonts, made with published functions only.
///
/// libharu holds all of it in memory, about 40 kB a page, until it is read.
final class PublishedDocument {
  private let document: HaruDocument
  private let fonts: FontSet
  /// libharu's names of the three fonts.
  private let fontNames: [String]

  var handle: HPDF_Doc { document.handle }

  init(_ fonts: FontSet) throws(PDFError) {
    self.fonts = fonts
    document = try HaruDocument()
    try document.check(HPDF_UseUTFEncodings(document.handle))
    try document.check(HPDF_SetCurrentEncoder(document.handle, "UTF-8"))
    var names: [String] = []
    for face in Face.allCases { names.append(try document.load(fonts[face].file)) }
    fontNames = names
  }

  func begin(_ information: DocumentInformation) throws(PDFError) {
    try document.begin()
    try check(HPDF_SetCurrentEncoder(handle, "UTF-8"))
    try check(HPDF_SetCompressionMode(handle, HPDF_UINT(HPDF_COMP_ALL)))
    let types: [String: HPDF_InfoType] = [
      "Title": HPDF_INFO_TITLE, "Author": HPDF_INFO_AUTHOR, "Subject": HPDF_INFO_SUBJECT,
      "Keywords": HPDF_INFO_KEYWORDS, "Creator": HPDF_INFO_CREATOR,
      "Producer": HPDF_INFO_PRODUCER,
    ]
    for (key, value) in information.texts {
      guard let type = types[key] else { continue }
      try check(HPDF_SetInfoAttr(handle, type, value))
    }
    try document.setDates(information.creationDate)
  }

  /// Drops the PDF.
  func end() { document.end() }

  func check(_ status: HPDF_STATUS) throws(PDFError) { try document.check(status) }

  /// The object a libharu function made.
  func made<Object>(
    _ object: UnsafeMutablePointer<Object>?
  ) throws(PDFError) -> UnsafeMutablePointer<Object> { try document.made(object) }

  /// Adds an empty page.
  func addPage(width: Length, height: Length) throws(PDFError) -> HPDF_Page {
    let page = try made(HPDF_AddPage(handle))
    try check(HPDF_Page_SetWidth(page, width.real))
    try check(HPDF_Page_SetHeight(page, height.real))
    return page
  }

  /// Adds a page and draws it.
  ///
  /// - Parameters:
  ///   - files: the images of the page's template.
  ///   - images: those of them that the PDF holds already.
  func addPage(
    _ frame: Frame, files: [ImageName: [UInt8]], images: inout [ImageName: HPDF_Image]
  ) throws(PDFError) -> HPDF_Page {
    let page = try addPage(width: frame.width, height: frame.height)
    var canvas = PublishedCanvas(
      document: document, page: page, height: frame.height, fontNames: fontNames, fonts: fonts,
      files: files, images: images)
    try canvas.draw(frame)
    images = canvas.images
    return page
  }

  /// Finishes the PDF and hands it over in pieces.
  func save(_ take: (UnsafeRawBufferPointer) throws(PDFError) -> Void) throws(PDFError) {
    try check(HPDF_SaveToStream(handle))
    var left = Int(HPDF_GetStreamSize(handle))
    let piece = UnsafeMutablePointer<UInt8>.allocate(capacity: 1 << 18)
    defer { piece.deallocate() }
    while left > 0 {
      var count = HPDF_UINT32(min(left, 1 << 18))
      let status = HPDF_ReadFromStream(handle, piece, &count)
      guard count > 0, status == HPDF_OK || status == HPDF_STATUS(HPDF_STREAM_EOF) else {
        throw .library(code: UInt(status), detail: 0)
      }
      try take(UnsafeRawBufferPointer(start: piece, count: Int(count)))
      left -= Int(count)
    }
  }
}

extension HaruDocument {
  /// Loads a font file through a temporary file: libharu publishes no other way.
  fileprivate func load(_ font: [UInt8]) throws(PDFError) -> String {
    var path = Array("/tmp/prelo-font-XXXXXX".utf8CString)
    let file = mkstemp(&path)
    guard file >= 0 else { throw .file(errno) }
    defer { unlink(path) }
    let written = font.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
    guard close(file) == 0, written == font.count else { throw .file(errno) }
    let name = HPDF_LoadTTFontFromFile(handle, path, HPDF_BOOL(HPDF_TRUE))
    try check(HPDF_GetError(handle))
    guard let name else { throw .file(errno) }
    return String(cString: name)
  }
}

extension Length {
  /// Points, as libharu takes them.
  var real: HPDF_REAL { HPDF_REAL(points) }
}
