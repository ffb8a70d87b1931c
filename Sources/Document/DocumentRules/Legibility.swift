internal import DocumentModel
internal import Measures

/// Which rules can judge a document of which a part could not be read.
///
/// A rule is skipped where it would take a stand-in for the real value. Within parties and other
/// objects whose members stand each for itself, ``Report`` leaves out what is said of the part itself;
/// a line that could not be read is passed over by rules that look at each line as a whole.
struct Legibility {
  /// What a rule may look at.
  enum Sight {
    case whole
    case soundLines
    case none
  }

  /// Keys with something unreadable that rules may not look past.
  private let blocked: DocumentKeys
  private let hasBrokenLines: Bool
  /// The document with texts in place of the lines that could not be read, which rules pass over.
  let soundLines: Document

  /// Keys whose members stand each for itself.
  private static let loose: DocumentKeys = [
    .seller, .buyer, .software, .regimes, .shipment, .references, .originating, .notes, .print,
  ]

  init(_ document: Document) {
    guard !document.unreadable.isEmpty else {
      blocked = []
      hasBrokenLines = false
      soundLines = document
      return
    }
    var blocked = document.unreadable
    // The table that a document belongs to follows from both.
    if blocked.contains(.workingDocument) { blocked.insert(.type) }
    let whole = document.unreadablePlaces.filter { $0.isTopLevel }
    for key in DocumentKey.allCases where Legibility.loose.contains(key) || key == .lines {
      if !whole.contains(JSONPointer.root.key(key.rawValue)) { blocked.remove(key) }
    }
    self.blocked = blocked
    hasBrokenLines = !blocked.contains(.lines) && document.unreadable.contains(.lines)
    var soundLines = document
    for index in document.unreadableLines where document.lines.indices.contains(index) {
      soundLines.lines[index] = Line()
      soundLines.lines[index].text = ""
    }
    self.soundLines = soundLines
  }

  func sight(of rule: Rule) -> Sight {
    guard rule.reads.isDisjoint(with: blocked) else { return .none }
    guard hasBrokenLines, rule.reads.contains(.lines) else { return .whole }
    return switch rule.oneByOne {
    case .members: .whole
    case .lines: .soundLines
    case nil: .none
    }
  }
}

extension JSONPointer {
  /// Whether this is a member of the document itself.
  fileprivate var isTopLevel: Bool {
    description.utf8.lastIndex(of: UInt8(ascii: "/")) == description.startIndex
  }
}
