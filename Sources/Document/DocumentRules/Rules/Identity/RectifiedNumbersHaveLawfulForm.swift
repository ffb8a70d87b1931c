internal import DocumentModel
internal import Measures

let rectifiedNumbersHaveLawfulForm = Rule(
  "REF-06", .warning,
  en: "The number of a rectified document has the form of one, and is another document's.",
  pt: "O número de um documento retificado tem a forma de um número, e é de outro documento.",
  law: ["Portaria 302/2016, 4.1.4.1"],
  reads: [.number, .references]
) { document, report in
  // A warning: manual and old documents were numbered otherwise.
  for (index, reference) in document.references.enumerated()
  where !reference.number.isBlank && !reference.number.hasMoreCharacters(than: 60) {
    if !reference.number.hasDocumentNumberForm {
      report(
        at: JSONPointer.references.index(index).key("number"),
        en: "\(quoted(reference.number)) is not a number such as \"FT A2026/1\"; check it",
        pt: "\(quoted(reference.number)) não é um número como \"FT A2026/1\"; confirme-o")
    } else if reference.number == document.number {
      report(
        at: JSONPointer.references.index(index).key("number"),
        en: "The document rectifies itself, \(quoted(reference.number)); name the original",
        pt: "O documento retifica-se a si próprio, \(quoted(reference.number)); indique o original")
    }
  }
}
