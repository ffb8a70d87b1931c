internal import DocumentRules
internal import Fiscal
internal import Measures

/// What is thought of one document before anything is drawn.
enum Judgement {
  /// It could not be read as a document.
  case unusable(Outcome)
  /// Not among the documents asked for; nothing was checked.
  case passedOver(Outcome)
  /// It breaks a rule, or asks for a template that cannot be used.
  case refused(Outcome)
  /// Right in all that can be said of a document before it is finalized.
  case unfinished(Outcome)
  /// It may be printed.
  case sound(SoundDocument)
}

/// A document that passed every rule, stamped and with the look it asks for.
struct SoundDocument {
  let stamped: StampedDocument
  let style: Workshop.Style
  /// What names the document, and its warnings.
  let account: Outcome
  /// Where problems that are found later stand.
  private let text: DocumentText
  private let warnings: [Problem]

  init(
    _ stamped: StampedDocument, _ style: Workshop.Style, _ account: Outcome, _ text: DocumentText,
    warnings: [Problem]
  ) {
    self.stamped = stamped
    self.style = style
    self.account = account
    self.text = text
    self.warnings = warnings
  }

  /// The outcome of a document of which this became.
  func outcome(_ result: Outcome.Result, leaf: Outcome.Leaf? = nil) -> Outcome {
    var outcome = account
    outcome.result = result
    outcome.leaf = leaf
    return outcome
  }

  /// The outcome of a document that could not be set on paper.
  func refused(_ rejection: DocumentRejected) -> Outcome {
    var outcome = account
    outcome.result = .rejected
    outcome.report(warnings + rejection.problems.rebased(to: text.base), in: text)
    return outcome
  }
}

extension [Problem] {
  /// The same problems with pointers into the file that holds the document at `base`.
  func rebased(to base: JSONPointer) -> [Problem] {
    guard base != .root else { return self }
    return map {
      Problem(
        $0.severity, $0.code, at: JSONPointer(text: base.description + $0.pointer.description),
        $0.message)
    }
  }
}
