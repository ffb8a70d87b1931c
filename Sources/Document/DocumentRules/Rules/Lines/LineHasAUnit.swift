internal import DocumentModel
internal import Measures

let lineHasAUnit = Rule(
  "LIN-06", .error,
  en: "Every line gives the unit of its quantity.",
  pt: "Cada linha indica a unidade da sua quantidade.",
  law: ["CIVA art. 36 n.5 b)", "Portaria 302/2016, UnitOfMeasure"],
  reads: [.lines], oneByOne: .members
) { document, report in
  for index in document.lines.indices
  where document.lines[index].isItem && document.lines[index].unit.isBlank {
    report(
      at: .line(index, "unit"),
      en: "Line \(index + 1) has an empty unit; write one, such as UN, KG or H",
      pt: "A linha \(index + 1) tem a unidade vazia; indique-a, por exemplo UN, KG ou H")
  }
}
