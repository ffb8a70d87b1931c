internal import DocumentModel
internal import Measures

let typeWasInUseOnIssueDate = Rule(
  "TYP-01", .error,
  en: "Type DC is only found on documents issued up to 2017-06-30; VD, TV, TD, AA and DA up to"
    + " 2012-12-31.",
  pt: "O tipo DC só existe em documentos emitidos até 2017-06-30; VD, TV, TD, AA e DA até"
    + " 2012-12-31.",
  law: ["Portaria 302/2016, 4.1.4.8 e 4.3.4.8"],
  reads: [.type, .issueDate]
) { document, report in
  guard let end = lastDay(of: document.type), document.issueDate > end else { return }
  report(
    at: "/type",
    en: "Type \(document.type.rawValue) ended on \(end) and this document is of "
      + "\(document.issueDate); use a type of today's tables 4.1 or 4.3",
    pt: "O tipo \(document.type.rawValue) terminou em \(end) e este documento é de "
      + "\(document.issueDate); use um tipo das tabelas 4.1 ou 4.3 em vigor")
}

/// The last day of a type that is no longer in use.
private func lastDay(of type: DocumentType) -> Day? {
  switch type {
  case .DC: Day(year: 2017, month: 6, day: 30)
  case .VD, .TV, .TD, .AA, .DA: Day(year: 2012, month: 12, day: 31)
  default: nil
  }
}
