internal import DocumentModel
internal import Measures

let rectifiedNumbersFitSAFT = Rule(
  "REF-05", .error,
  en: "The number of a rectified document has at most 60 characters.",
  pt: "O número de um documento retificado tem até 60 caracteres.",
  law: ["Portaria 302/2016, 4.1.4.19 (Reference)"],
  reads: [.references]
) { document, report in
  for (index, reference) in document.references.enumerated()
  where reference.number.isBlank || reference.number.hasMoreCharacters(than: 60) {
    let count = reference.number.unicodeScalars.count
    report(
      at: JSONPointer.references.index(index).key("number"),
      en: "The number of the rectified document has \(count) characters; give 1 to 60",
      pt: "O número do documento retificado tem \(count) caracteres; indique 1 a 60")
  }
}
