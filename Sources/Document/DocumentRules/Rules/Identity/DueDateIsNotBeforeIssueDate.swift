internal import DocumentModel
internal import Measures

let dueDateIsNotBeforeIssueDate = Rule(
  "DAT-02", .warning,
  en: "The due date is not before the issue date.",
  pt: "A data de vencimento não é anterior à data de emissão.",
  law: ["Formato prelo/1: dueDate"],
  reads: [.issueDate, .dueDate]
) { document, report in
  guard let due = document.dueDate, due < document.issueDate else { return }
  report(
    at: "/dueDate",
    en: "The document is due on \(due), before its issue on \(document.issueDate); check the date",
    pt: "O documento vence em \(due), antes da emissão em \(document.issueDate); confirme a data")
}
