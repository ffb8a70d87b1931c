/// How a batch is divided into combined PDFs.
package enum SplitRule: Hashable, Sendable {
  case never
  /// At most so many documents in a part.
  case documents(Int)
  /// At most so many sheets of paper in a part; one document alone may need more.
  case sheets(Int)

  /// Reads the value of `--split-every`: `500` or `500sheets`; nil when it is neither.
  package init?(_ text: String) {
    let isSheets = text.hasSuffix("sheets")
    let digits = isSheets ? text.dropLast("sheets".count) : text[...]
    guard digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let count = Int(digits), count > 0
    else { return nil }
    self = isSheets ? .sheets(count) : .documents(count)
  }
}

/// Decides, document by document, on which pages and sheets of which part each one lies.
///
/// A document always starts on a front side and is never divided.
package struct PartDivision: Sendable {
  private let rule: SplitRule
  private let isDuplex: Bool
  /// The part being filled, from 1; 0 before the first document.
  private var part = 0
  private var documents = 0
  private var pages = 0
  private var sheets = 0

  /// Where a document lies.
  package struct Place: Hashable, Sendable {
    /// From 1.
    package let part: Int
    /// Whether the document begins a part.
    package let isFirst: Bool
    /// From 1, in the part.
    package let firstPage: Int
    package let pages: Int
    package let sheets: Int
  }

  package init(_ rule: SplitRule, isDuplex: Bool) {
    self.rule = rule
    self.isDuplex = isDuplex
  }

  /// Places the next document, of `count` pages.
  package mutating func place(pages count: Int) -> Place {
    let needed = isDuplex ? (count + 1) / 2 : count
    let isFirst = part == 0 || isFull(for: needed)
    if isFirst {
      part += 1
      (documents, pages, sheets) = (0, 0, 0)
    }
    defer {
      documents += 1
      pages += isDuplex ? 2 * needed : count
      sheets += needed
    }
    return Place(
      part: part, isFirst: isFirst, firstPage: pages + 1, pages: count, sheets: needed)
  }

  private func isFull(for needed: Int) -> Bool {
    switch rule {
    case .never: false
    case .documents(let limit): documents >= limit
    case .sheets(let limit): sheets + needed > limit
    }
  }
}

/// Where a document lies on disk and paper.
package struct Placement: Hashable, Sendable {
  /// The path of the PDF.
  package let file: String
  /// From 1.
  package let firstPage: Int
  package let pages: Int
  package let sheets: Int

  package init(file: String, firstPage: Int, pages: Int, sheets: Int) {
    self.file = file
    self.firstPage = firstPage
    self.pages = pages
    self.sheets = sheets
  }
}

/// The name of a part: `mail.pdf` is `mail-001.pdf` where the batch is divided.
///
/// Three digits, more where three do not do.
package func partName(_ name: String, part: Int, rule: SplitRule) -> String {
  guard rule != .never else { return name }
  let stem = name.lowercased().hasSuffix(".pdf") ? name.dropLast(4) : name[...]
  let digits = String(part)
  return stem + "-" + String(repeating: "0", count: max(0, 3 - digits.utf8.count)) + digits
    + name.dropFirst(stem.count)
}
