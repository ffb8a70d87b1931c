internal import DocumentModel
internal import Measures

let rectifiedDocumentsAreEarlier = Rule(
  "REF-07", .warning,
  en: "A rectified document is not dated after the one that rectifies it.",
  pt: "Um documento retificado não tem data posterior ao que o retifica.",
  law: ["CIVA art. 36 n.6"],
  reads: [.issueDate, .references]
) { document, report in
  for (index, reference) in document.references.enumerated() {
    guard let date = reference.date, date > document.issueDate else { continue }
    report(
      at: JSONPointer.references.index(index).key("date"),
      en: "\(quoted(reference.number)) is of \(date), after this document of "
        + "\(document.issueDate); check the date",
      pt: "\(quoted(reference.number)) é de \(date), depois deste documento de "
        + "\(document.issueDate); confirme a data")
  }
}
