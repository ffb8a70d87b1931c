package import DocumentModel
package import Measures

/// A document that has passed every rule.
///
/// The only way to obtain one is ``check(_:options:)``: the initialiser is internal to this module,
/// so a later stage cannot be handed an unchecked document.
package struct CheckedDocument: Hashable, Sendable {
  package let document: Document
  /// What deserves attention but does not stop the document.
  package let warnings: [Problem]
  /// Warnings beyond those.
  package let omitted: Int

  init(passing document: Document, warnings: [Problem], omitted: Int) {
    self.document = document
    self.warnings = warnings
    self.omitted = omitted
  }
}

/// Everything found wrong with one document.
package struct DocumentRejected: Error, Hashable, Sendable {
  package let problems: [Problem]
  /// Problems beyond those.
  package let omitted: Int

  package init(problems: [Problem], omitted: Int = 0) {
    self.problems = problems
    self.omitted = omitted
  }
}

/// Applies every rule to `document`.
///
/// One fault is not reported twice, and hides no other: see ``Legibility``. A malformed document is
/// never passed.
///
/// - Throws: ``DocumentRejected`` with errors and warnings, in the order of the rules.
package func check(
  _ document: Document, options: CheckOptions = CheckOptions()
) throws(DocumentRejected) -> CheckedDocument {
  var document = document
  document.isReprintOfIssued = options.asIssued
  let legibility = Legibility(document)
  var report = Report(
    options: options, isAsIssued: document.isAsIssued, unreadable: document.unreadablePlaces)
  // By position: taking the rules out of the array costs more than many of them do.
  for position in allRules.indices {
    report.position = position
    switch legibility.sight(of: allRules[position]) {
    case .whole: allRules[position].check(document, &report)
    case .soundLines: allRules[position].check(legibility.soundLines, &report)
    case .none: continue
    }
  }
  guard !document.isMalformed, document.unreadable.isEmpty,
    report.problems.allSatisfy({ $0.severity == .warning })
  else { throw DocumentRejected(problems: report.problems, omitted: report.room.omitted) }
  return CheckedDocument(
    passing: document, warnings: report.problems, omitted: report.room.omitted)
}
