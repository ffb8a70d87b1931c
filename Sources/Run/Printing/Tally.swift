internal import Manifest
internal import Measures
package import Reports

/// The counts of a run.
package struct Tally: Sendable {
  package private(set) var documents = 0
  package private(set) var done = 0
  package private(set) var rejected = 0
  package private(set) var failed = 0
  package private(set) var warnings = 0

  /// PDFs that were there already, with the same bytes.
  package private(set) var unchanged = 0
  /// Documents that an interrupted run had recorded.
  package private(set) var resumed = 0

  package init() {}

  mutating func countUnchanged() { unchanged += 1 }

  /// Counts a document by its record.
  mutating func count(_ record: ReadRecord) {
    documents += 1
    resumed += 1
    warnings += record.warnings
    switch record.status {
    case .ok: done += 1
    case .rejected: rejected += 1
    case .failed: failed += 1
    }
  }

  package mutating func count(_ report: DocumentReport) {
    documents += 1
    switch report.status {
    case .ok: done += 1
    case .rejected: rejected += 1
    case .failed: failed += 1
    }
    for problem in report.problems where problem.severity == .warning { warnings += 1 }
  }

  /// Documents that are not done, and warnings.
  package var problems: Int { rejected + failed + warnings }
}
