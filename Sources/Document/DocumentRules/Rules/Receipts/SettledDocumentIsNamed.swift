internal import DocumentModel
internal import Measures

let settledDocumentIsNamed = Rule(
  "REC-05", .error,
  en: "A receipt gives the number of each document that it settles, in at most 60 characters.",
  pt: "Um recibo indica o número de cada documento que paga, no máximo com 60 caracteres.",
  law: ["Portaria 302/2016, 4.4, OriginatingON", "DL 71/2013, annex art. 6"],
  reads: [.settled]
) { document, report in
  for index in document.settled.indices
  where document.settled[index].number.isBlank
    || document.settled[index].number.hasMoreCharacters(than: 60)
  {
    report(
      at: JSONPointer.root.key("settled").index(index).key("number"),
      en: "Settled document \(index + 1) has the number \(quoted(document.settled[index].number));"
        + " write the number it was issued with, in at most 60 characters",
      pt: "O documento pago \(index + 1) tem o número \(quoted(document.settled[index].number));"
        + " indique o número com que foi emitido, no máximo com 60 caracteres")
  }
}
