internal import Glibc
package import Measures

/// What a single document may ask of the page, so that a hostile one cannot eat the machine.
///
/// No law limits the pages of an invoice; these limits are far above any real one and keep a
/// document within bounded memory and time.
enum PageLimits {
  /// The code of a document that is refused for its size on paper.
  static let code = "PAG-01"
  /// Line ends written into texts (`\n`), over the whole document.
  static let lineEnds = 100_000
  /// Pages of one document, all copies together: what libharu keeps in one page tree.
  static let pages = 32_767

  /// Refuses a text with more line ends than ``lineEnds``; nil for any other.
  ///
  /// Looks at the JSON itself, where a line end is an escape of two bytes or more, so that most
  /// documents need no look at all.
  static func problem(in bytes: [UInt8], at pointer: JSONPointer) -> Problem? {
    guard bytes.count > 2 * lineEnds else { return nil }
    var count = 0
    var at = 0
    while let escape = place(ofEscapeIn: bytes, from: at), escape + 1 < bytes.count {
      at = escape
      let letter = bytes[at + 1]
      let isLineEnd =
        letter == UInt8(ascii: "n") || letter == UInt8(ascii: "r")
        || letter == UInt8(ascii: "u") && bytes[at...].starts(with: Self.escapedControl)
      if isLineEnd { count += 1 }
      at += 2
    }
    guard count > lineEnds else { return nil }
    return Problem(
      .error, code, at: pointer,
      Wording(
        en: "the texts of the document have \(count) line ends; at most \(lineEnds) "
          + "are printed",
        pt: "os textos do documento têm \(count) mudanças de linha; "
          + "imprimem-se no máximo \(lineEnds)"))
  }

  /// The next reverse solidus, sought at the speed of memory.
  private static func place(ofEscapeIn bytes: [UInt8], from start: Int) -> Int? {
    bytes.withUnsafeBytes { buffer in
      guard start < buffer.count, let base = buffer.baseAddress,
        let found = memchr(base + start, 0x5C, buffer.count - start)
      else { return nil }
      return UnsafeRawPointer(found) - base
    }
  }

  /// How a control character starts when it is written by its number.
  private static let escapedControl = Array("\\u000".utf8)

  /// Refuses a document of more than ``pages`` pages.
  static func problem(pages count: Int) -> Problem? {
    guard count > pages else { return nil }
    return Problem(
      .error, code, at: .root,
      Wording(
        en: "the document needs \(count) pages; a PDF of Prelo has at most \(pages)",
        pt: "o documento precisa de \(count) páginas; um PDF do Prelo tem no máximo \(pages)"))
  }
}

/// ``PageLimits`` for `prelo explain`.
package let pageLimitCode = Code(
  PageLimits.code, .error,
  Wording(
    en: "A document fits on \(PageLimits.pages) pages and its texts have at most "
      + "\(PageLimits.lineEnds) line ends.",
    pt: "Um documento cabe em \(PageLimits.pages) páginas e os seus textos têm no máximo "
      + "\(PageLimits.lineEnds) mudanças de linha."))
