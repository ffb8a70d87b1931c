internal import Measures
internal import Typesetting

/// One piece of the flow between the head and the totals.
struct Row {
  enum Content {
    /// A line of the document, by index.
    case line(Int)
    /// A settled invoice of a receipt, by index.
    case settlement(Int)
    /// Free text over the whole width.
    case paragraph(Mark)
  }

  let content: Content
  /// Broken text; empty when a line's description alone fits on one line.
  var texts: [RowText] = []
  var height: Length
  /// What a table row is high without its texts, and at least for what stands beside them.
  var padding = Length.zero
  var least = Length.zero
  /// What the row adds to the carried values.
  var value = Carried()
  /// False on the later pieces of a line that is longer than a page.
  var showsFigures = true
  /// False on all but the last piece of a line.
  var endsItem = true

  /// Whether the row stands under the table's head.
  var isTabular: Bool {
    if case .paragraph = content { return false }
    return true
  }

  /// The row in two pieces, the first no higher than `room`; nil where there is none that keeps
  /// `least` lines of text on both sides.
  func cut(at room: Length, leaving least: Int) -> (head: Row, tail: Row)? {
    guard self.least <= room else { return nil }
    var height = padding
    var count = 0
    for text in texts.dropLast(least) {
      guard height + text.leading <= room else { break }
      height += text.leading
      count += 1
    }
    guard count >= least else { return nil }
    var head = self
    head.texts = Array(texts.prefix(count))
    head.height = max(height, self.least)
    head.endsItem = false
    var tail = self
    tail.texts = Array(texts.dropFirst(count))
    tail.height = tail.texts.reduce(padding) { $0 + $1.leading }
    tail.least = .zero
    tail.showsFigures = false
    // A value is carried from the page that shows it.
    if tail.texts.contains(where: { $0.kind == .figures }) {
      head.value = Carried()
    } else {
      tail.value = Carried()
    }
    return (head, tail)
  }
}

/// The values that pages carry on (Despacho 8632/2014, 2.2.11).
struct Carried: Hashable {
  var amount = Money.zero
  /// What credit notes take off a receipt.
  var deduction = Money.zero

  static func += (left: inout Carried, right: Carried) {
    left.amount += right.amount
    left.deduction += right.deduction
  }
}

/// One broken line of a row's text.
struct RowText {
  enum Kind {
    case primary
    /// Set small and grey under the description.
    case secondary
    /// A line that is kept for the figures.
    case figures
  }

  let text: String
  let kind: Kind
  /// The distance to the next line.
  let leading: Length
}
