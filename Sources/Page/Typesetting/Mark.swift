/// What a text on a page is, for a reader who does not see where it stands.
///
/// Texts with equal marks are one element, however many lines and pages it takes. Elements in
/// ascending order are in reading order. Rules and boxes are artefacts, pictures are figures: see
/// ``Frame/Item/mark``.
package struct Mark: Hashable, Sendable {
  package var section: Section
  package var kind: Kind
  /// The element of its section: a row of a table, a fact of a list, a paragraph. Counted from 0,
  /// where a table has its head.
  package var row: Int32
  /// The column of a table, or the place in a row of other things.
  package var column: Int16

  /// The parts of a page in reading order.
  package enum Section: UInt8, Hashable, Sendable, CaseIterable, Comparable {
    case issuer, title, notices, customer, facts, transport, opening, lines, taxes, exemptions
    case sums, payment, notes, stamp, foot

    package static func < (left: Section, right: Section) -> Bool { left.rawValue < right.rawValue }
  }

  package enum Kind: UInt8, Hashable, Sendable {
    /// What stands there for the eye alone, or stood on a page before.
    case artefact
    /// The name of the document: one in all its pages.
    case title
    case heading
    case label
    case value
    case paragraph
    /// The head of a column.
    case columnHead
    /// The head of a row.
    case rowHead
    case cell
    /// A picture.
    case figure
  }

  package init(_ section: Section, _ kind: Kind, _ row: Int = 0, _ column: Int = 0) {
    self.section = section
    self.kind = kind
    self.row = Int32(clamping: row)
    self.column = Int16(clamping: column)
  }

  /// The mark of everything that says nothing new.
  package static let artefact = Mark(.foot, .artefact)

  package var isArtefact: Bool { kind == .artefact }
}

extension Mark: Comparable {
  package static func < (left: Mark, right: Mark) -> Bool {
    (left.section.rawValue, left.row, left.column, left.kind.rawValue)
      < (right.section.rawValue, right.row, right.column, right.kind.rawValue)
  }
}

extension Frame.Item {
  /// What the item is.
  package var mark: Mark {
    switch self {
    case .text(let text): text.mark
    case .rule, .box: .artefact
    // The issuer's logo stands before the name, the symbol after the ATCUD.
    case .image: Mark(.issuer, .figure)
    case .modules: Mark(.stamp, .figure)
    }
  }
}
