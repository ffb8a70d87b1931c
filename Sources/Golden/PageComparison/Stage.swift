package import Measures

/// The stages of a comparison, cheapest first; it ends at the first that differs.
package enum Stage: String, CaseIterable, Sendable {
  case bytes
  /// How many pages, of what size.
  case pages
  /// The words of each page.
  case text
  /// Where the words stand.
  case position
  /// What is drawn: lines, colours, pictures, QR symbols.
  case pixels

  package var name: Wording {
    switch self {
    case .bytes: Wording(en: "byte", pt: "dos bytes")
    case .pages: Wording(en: "page", pt: "das páginas")
    case .text: Wording(en: "text", pt: "do texto")
    case .position: Wording(en: "position", pt: "da posição")
    case .pixels: Wording(en: "pixel", pt: "dos píxeis")
    }
  }
}

/// One thing that differs between an approved PDF and a new one.
package struct Difference: Hashable, Sendable {
  package let stage: Stage
  package let kind: Kind
  /// From 1; nil for what concerns the whole file.
  package let page: Int?
  /// The text it is about or stands beside; empty where there is none.
  package let label: String
  /// Where it stood in the approved PDF.
  package let place: Box?
  /// Where it stands in the new one.
  package let newPlace: Box?
  package let message: Wording

  package enum Kind: String, Sendable {
    case pageCount, pageSize
    case textChanged, textGone, textNew
    case moved, resized
    case colour, drawing, drawingGone, drawingNew, drawingMoved
    case symbol, symbolMoved
    /// What was left out for length.
    case more
  }

  init(
    _ stage: Stage, _ kind: Kind, page: Int?, label: String = "", place: Box? = nil,
    newPlace: Box? = nil, _ message: Wording
  ) {
    self.stage = stage
    self.kind = kind
    self.page = page
    self.label = label
    self.place = place
    self.newPlace = newPlace
    // The page is said first, always in the same way.
    self.message =
      page.map { Wording(en: "page \($0), \(message.en)", pt: "página \($0), \(message.pt)") }
      ?? message
  }
}

/// What a comparison of two PDFs found.
package struct Comparison: Hashable, Sendable {
  package let verdict: Verdict
  /// In the order of the pages; empty unless the verdict is ``Verdict/different(_:)``.
  package let differences: [Difference]
  /// Dots per inch of the pixel stage; nil when it was not reached.
  package let resolution: Int?

  package enum Verdict: Hashable, Sendable {
    case same
    /// Other bytes, and no difference that a reader could see.
    case samePages
    case different(Stage)
  }
}
