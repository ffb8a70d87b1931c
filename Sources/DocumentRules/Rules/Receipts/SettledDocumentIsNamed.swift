internal import DocumentModel
internal import Measures

let settledDocumentIsNamed = Rule(
  "REC-05", .error,
  en: "A receipt gives the number of each document that it settles.",
  pt: "Um recibo indica o número de cada documento que paga.",
  law: ["Portaria 302/2016, 4.4, OriginatingON", "DL 71/2013, annex art. 6"],
  reads: .settled
) { document, report in
  for index in document.settled.indices where document.settled[index].number.isBlank {
    report(
      at: JSONPointer.root.key("settled").index(index).key("number"),
      en: "Settled document \(index + 1) has an empty number. Write the number it was issued with.",
      pt: "O documento pago \(index + 1) tem o número vazio. Indique o número com que foi emitido.")
  }
}
