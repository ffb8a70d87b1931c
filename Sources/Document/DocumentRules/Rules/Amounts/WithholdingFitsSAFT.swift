internal import DocumentModel
internal import Measures

let withholdingFitsSAFT = Rule(
  "WIT-02", .warning,
  en: "The description of a withholding has at most 60 characters.",
  pt: "A descrição de uma retenção tem no máximo 60 caracteres.",
  law: ["Portaria 302/2016, 4.1.4.21.2 (WithholdingTaxDescription)"],
  reads: [.withholdings]
) { document, report in
  for index in document.withholdings.indices {
    guard let text = document.withholdings[index].description else { continue }
    guard text.hasMoreCharacters(than: 60) else { continue }
    let count = text.unicodeScalars.count
    report(
      at: JSONPointer.root.key("withholdings").index(index).key("description"),
      en: "The description of withholding \(index + 1) has \(count) characters, and SAF-T (PT)"
        + " takes 60; shorten it",
      pt: "A descrição da retenção \(index + 1) tem \(count) caracteres, e o SAF-T (PT) aceita 60;"
        + " abrevie-a")
  }
}
