internal import DocumentRules
internal import Fiscal
internal import Measures
internal import Printout

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

/// A document that passed every rule, in words, with the look it asks for.
struct SoundDocument {
  let stamped: StampedDocument
  let printout: Printout
  let style: Workshop.Style
  /// What names the document, and its warnings.
  let account: Outcome
  let text: DocumentText
  let warnings: Findings

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
    var findings = warnings
    findings.add(rejection.problems, omitted: rejection.omitted)
    outcome.report(findings.problems, omitted: findings.omitted, in: text)
    return outcome
  }
}

/// What has been found in one document, with pointers into its file.
struct Findings {
  /// What points at the document in its file.
  let base: JSONPointer
  private(set) var problems: [Problem]
  /// How many more there are than are told.
  private(set) var omitted: Int

  /// - Parameter problems: With pointers into the file already.
  init(_ problems: [Problem], omitted: Int, base: JSONPointer) {
    self.problems = problems
    self.omitted = omitted
    self.base = base
  }

  /// Takes problems whose pointers start at the document.
  mutating func add(_ found: [Problem], omitted: Int = 0) {
    self.omitted += omitted
    guard base != .root else { return problems += found }
    problems += found.map {
      Problem(
        $0.severity, $0.code, at: JSONPointer(text: base.description + $0.pointer.description),
        $0.message)
    }
  }

  var forbidPrinting: Bool { problems.contains { $0.severity == .error } }
}
