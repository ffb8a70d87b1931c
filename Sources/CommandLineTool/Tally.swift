internal import Manifest
internal import Measures

/// The counts of a run.
struct Tally {
  private(set) var documents = 0
  private(set) var done = 0
  private(set) var rejected = 0
  private(set) var failed = 0
  private(set) var warnings = 0

  /// PDFs that were there already, with the same bytes.
  private(set) var unchanged = 0
  /// Documents that an interrupted run had recorded.
  private(set) var resumed = 0

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

  mutating func count(_ report: DocumentReport) {
    documents += 1
    switch report.status {
    case .ok: done += 1
    case .rejected: rejected += 1
    case .failed: failed += 1
    }
    for problem in report.problems where problem.severity == .warning { warnings += 1 }
  }

  /// Documents that are not done, and warnings.
  var problems: Int { rejected + failed + warnings }

  /// The exit code of a run that came to its end: the environment goes before the documents.
  var exitCode: ExitCode { failed > 0 ? .environment : rejected > 0 ? .rejected : .done }

  /// `12 documents: 10 done, 2 rejected, 1 warning`.
  var summary: Wording {
    var en = counted(documents, "document", "documents") + ": \(done) done"
    var pt = counted(documents, "documento", "documentos") + ": "
    pt += counted(done, "feito", "feitos")
    let asides = [
      resumed > 0 ? Wording(en: "\(resumed) before", pt: "\(resumed) antes") : nil,
      unchanged > 0
        ? Wording(
          en: counted(unchanged, "PDF", "PDFs") + " already there",
          pt: "\(unchanged) PDF já existentes") : nil,
    ].compactMap { $0 }
    if !asides.isEmpty {
      en += " (" + asides.map(\.en).joined(separator: ", ") + ")"
      pt += " (" + asides.map(\.pt).joined(separator: ", ") + ")"
    }
    if rejected > 0 {
      en += ", \(rejected) rejected"
      pt += ", " + counted(rejected, "rejeitado", "rejeitados")
    }
    if failed > 0 {
      en += ", \(failed) failed"
      pt += ", " + counted(failed, "falhado", "falhados")
    }
    if warnings > 0 {
      en += ", " + counted(warnings, "warning", "warnings")
      pt += ", " + counted(warnings, "aviso", "avisos")
    }
    return Wording(en: en, pt: pt)
  }
}

/// A number and its noun.
func counted(_ number: Int, _ one: String, _ many: String) -> String {
  "\(number) \(number == 1 ? one : many)"
}
