internal import DocumentModel
internal import Measures

let originatingDocumentsFitSAFT = Rule(
  "ORI-01", .warning,
  en: "The number of an originating document has 1 to 60 characters.",
  pt: "O número de um documento de origem tem 1 a 60 caracteres.",
  law: ["Despacho 8632/2014, 1.3", "Portaria 302/2016, 4.1.4.19 (OriginatingON)"],
  reads: [.originating]
) { document, report in
  for (index, origin) in document.originating.enumerated()
  where origin.number.isBlank || origin.number.hasMoreCharacters(than: 60) {
    let count = origin.number.unicodeScalars.count
    report(
      at: ("/originating" as JSONPointer).index(index).key("number"),
      en: "The number of the originating document has \(count) characters; give 1 to 60",
      pt: "O número do documento de origem tem \(count) caracteres; indique 1 a 60")
  }
}
