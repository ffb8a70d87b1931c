internal import DocumentModel
internal import Measures

let lineSaysWhatItIsFor = Rule(
  "LIN-05", .error,
  en: "Every line gives the usual denomination of the goods or services.",
  pt: "Cada linha indica a denominação usual dos bens ou serviços.",
  law: ["CIVA art. 36 n.5 b)", "DL 28/2019 art. 7 n.2"],
  reads: [.lines], oneByOne: .members
) { document, report in
  for index in document.lines.indices
  where document.lines[index].isItem && document.lines[index].description.isBlank {
    report(
      at: .line(index, "description"),
      en: "Line \(index + 1) has an empty description; name the goods or services",
      pt: "A linha \(index + 1) tem a designação vazia; indique os bens ou serviços")
  }
}
