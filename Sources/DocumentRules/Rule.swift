package import DocumentModel
package import Measures

/// One thing that must hold of a document: a stable code, a sentence, the law, a check.
///
/// A rule lives in a file of its own under `Rules/`, named after what must hold, and stands in
/// ``allRules``. Codes are a public contract: they may be retired, never reused.
package struct Rule: Sendable {
  /// The code, and what `prelo explain` says of it.
  package let explanation: Code
  /// The top-level keys the check looks at; it is skipped when one of them could not be read.
  package let reads: DocumentKeys
  /// What of the lines it looks at by itself, so that one that could not be read hides no other.
  let oneByOne: Grain?
  let check: @Sendable (_ document: Document, _ report: inout Report) -> Void

  /// Creates a rule; `check` calls ``Report/callAsFunction(at:en:pt:)`` once for each violation.
  init(
    _ code: String, _ severity: Severity, en: String, pt: String, law: [String],
    reads: DocumentKeys, oneByOne: Grain? = nil,
    check: @escaping @Sendable (_ document: Document, _ report: inout Report) -> Void
  ) {
    explanation = Code(code, severity, Wording(en: en, pt: pt), law: law)
    self.reads = reads
    self.oneByOne = oneByOne
    self.check = check
  }

  package var code: String { explanation.id }
  var severity: Severity { explanation.severity }
}

extension Rule {
  /// What a rule about lines looks at, one after the other.
  enum Grain {
    case lines
    /// The single values of lines: each violation is told where the value stands.
    case members
  }
}

/// Collects what the rules find.
package struct Report {
  package private(set) var problems: [Problem] = []
  private(set) var room = ProblemRoom()
  /// Where in ``allRules`` the current rule stands.
  var position = 0
  /// The settings of this check.
  let options: CheckOptions
  /// Whether the document is printed as it was issued, so that what judges the issuer only warns.
  private let isAsIssued: Bool
  /// What could not be read: whatever is said of it, or of what holds it, would be said twice.
  private let unreadable: [JSONPointer]

  init(options: CheckOptions, isAsIssued: Bool = false, unreadable: [JSONPointer] = []) {
    self.options = options
    self.isAsIssued = isAsIssued
    self.unreadable = unreadable
  }

  /// Reports a violation of the current rule; the texts are only built when it is called.
  mutating func callAsFunction(at pointer: JSONPointer, en: String, pt: String) {
    let rule = allRules[position]
    report(isAsIssued && rule.judgesIssuer ? .warning : rule.severity, at: pointer, en: en, pt: pt)
  }

  /// Reports a violation of the current rule that only warns in this case.
  mutating func warn(at pointer: JSONPointer, en: String, pt: String) {
    report(.warning, at: pointer, en: en, pt: pt)
  }

  private mutating func report(
    _ severity: Severity, at pointer: JSONPointer, en: String, pt: String
  ) {
    guard !unreadable.contains(where: { $0.holds(pointer) || pointer.holds($0) }) else { return }
    let told = options.strict ? .error : severity
    guard room.takes(told) else { return }
    problems.append(Problem(told, allRules[position].code, at: pointer, Wording(en: en, pt: pt)))
  }
}

/// What a user may choose about the checks.
package struct CheckOptions: Hashable, Sendable {
  /// Warnings reject too.
  package var strict = false
  /// Documents are printed as they were issued: faults of the issuer only warn, as they do of
  /// documents of other formats.
  package var asIssued = false
  /// Which total the limits of CIVA art. 40 are held against; the law says "value of the invoice".
  package var simplifiedInvoiceLimit = SimplifiedInvoiceLimit.gross

  package init() {}

  package enum SimplifiedInvoiceLimit: String, Hashable, Sendable, CaseIterable {
    case gross
    case net
  }
}
