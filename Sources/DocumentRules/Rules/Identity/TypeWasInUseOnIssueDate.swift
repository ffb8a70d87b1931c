internal import DocumentModel
internal import Measures

let typeWasInUseOnIssueDate = Rule(
  "TYP-01", .error,
  en: "Type DC is only found on documents issued up to 2017-06-30.",
  pt: "O tipo DC só existe em documentos emitidos até 2017-06-30.",
  law: ["Portaria 302/2016, 4.3.4.8"],
  reads: [.type, .issueDate]
) { document, report in
  guard document.type == .DC, document.issueDate > lastDayOfDC else { return }
  report(
    at: "/type",
    en: "Type DC ended on 2017-06-30 and this document is of \(document.issueDate); "
      + "use CM, FO, OU or another type of table 4.3",
    pt: "O tipo DC terminou em 2017-06-30 e este documento é de \(document.issueDate); "
      + "use CM, FO, OU ou outro tipo da tabela 4.3")
}

private let lastDayOfDC = Day(year: 2017, month: 6, day: 30) ?? .unknown
