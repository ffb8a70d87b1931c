internal import Measures
internal import Printing

extension Tally {
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
