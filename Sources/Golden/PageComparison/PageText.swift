internal import Glibc

/// A word on a page.
struct Word: Hashable {
  let text: String
  let box: Box
}

/// The size of a page and its words, in the order in which they were drawn.
///
/// That order, unlike one made from places, stays when something moves.
struct PageText {
  /// In millimetres.
  let width: Double
  let height: Double
  let words: [Word]

  /// The pages of a PDF.
  ///
  /// - Throws: ``ComparisonFailure`` for what is no PDF.
  static func pages(of pdf: String) throws(ComparisonFailure) -> [PageText] {
    let tool = OutsideTool.words
    let output = try tool.output(
      ["-bbox", "-raw", "-enc", "UTF-8", operand(pdf), "-"], about: pdf)
    guard let pages = output.withUnsafeBufferPointer({ parse($0) }), !pages.isEmpty else {
      throw .misunderstood(tool.name, pdf)
    }
    return pages
  }

  // MARK: Reading what pdftotext writes

  /// Reads `<page width="…" height="…">` and `<word xMin="…" …>text</word>`; nil for anything else.
  ///
  /// Text has its `<` escaped, so that what looks like a tag is one.
  static func parse(_ bytes: UnsafeBufferPointer<UInt8>) -> [PageText]? {
    var pages: [PageText] = []
    var size: (Double, Double)?
    var words: [Word] = []
    func close() {
      if let (width, height) = size {
        pages.append(PageText(width: width, height: height, words: words))
      }
      words = []
    }
    var at = 0
    while let tag = bytes[at...].firstIndex(of: UInt8(ascii: "<")) {
      at = tag + 1
      if bytes[at...].starts(with: "page ".utf8) {
        close()
        guard let numbers = numbers(2, in: bytes, &at) else { return nil }
        size = (numbers[0], numbers[1])
      } else if size != nil, bytes[at...].starts(with: "word ".utf8) {
        guard let edges = numbers(4, in: bytes, &at),
          let end = bytes[at...].firstIndex(of: UInt8(ascii: "<"))
        else { return nil }
        // Behind the last number stand a quotation mark and >.
        let text = unescaped(String(decoding: bytes[min(at + 2, end)..<end], as: UTF8.self))
        let box = Box(left: edges[0], top: edges[1], right: edges[2], bottom: edges[3])
        words.append(Word(text: text, box: box))
        at = end
      }
    }
    close()
    return pages
  }

  /// The next `count` attributes as millimetres; `at` ends at the last one's closing quotation mark.
  private static func numbers(
    _ count: Int, in bytes: UnsafeBufferPointer<UInt8>, _ at: inout Int
  ) -> [Double]? {
    var values: [Double] = []
    for index in 0..<count {
      guard let open = bytes[at...].firstIndex(of: UInt8(ascii: "\"")),
        let close = bytes[(open + 1)...].firstIndex(of: UInt8(ascii: "\"")),
        let value = Double(String(decoding: bytes[(open + 1)..<close], as: UTF8.self)),
        abs(value) < 1e9
      else { return nil }
      values.append(value * 25.4 / 72)
      at = index + 1 < count ? close + 1 : close
    }
    return values
  }

  private static func unescaped(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    let entities = ["&lt;": "<", "&gt;": ">", "&quot;": "\"", "&apos;": "'", "&amp;": "&"]
    var result = ""
    var rest = text[...]
    while let ampersand = rest.firstIndex(of: "&") {
      result += rest[..<ampersand]
      rest = rest[ampersand...]
      let entity = entities.first { rest.hasPrefix($0.key) }
      result += entity?.value ?? "&"
      rest = rest.dropFirst(entity?.key.count ?? 1)
    }
    return result + rest
  }
}

/// Words that stand together, as a reader takes them in: a label, a figure, a line of a paragraph.
struct Phrase {
  let words: Range<Int>
  let box: Box
  let text: String

  /// The words of a page, grouped; each word is in exactly one phrase.
  static func phrases(of words: [Word]) -> [Phrase] {
    var result: [Phrase] = []
    var start = 0
    for index in words.indices {
      let isLast = index + 1 == words.count
      if !isLast, follows(words[index + 1].box, words[index].box) { continue }
      let range = start..<index + 1
      let box = words[range].dropFirst().reduce(words[start].box) { $0.union($1.box) }
      result.append(
        Phrase(words: range, box: box, text: words[range].map(\.text).joined(separator: " ")))
      start = index + 1
    }
    return result
  }

  /// Whether a word stands right behind another, a space or two away.
  private static func follows(_ box: Box, _ previous: Box) -> Bool {
    let gap = box.left - previous.right
    return box.isOnRow(of: previous) && gap > -0.3 * previous.height && gap < 0.8 * previous.height
  }
}

/// A text short enough for a message.
func shortened(_ text: String) -> String {
  text.count > 70 ? text.prefix(68) + "…" : text
}
