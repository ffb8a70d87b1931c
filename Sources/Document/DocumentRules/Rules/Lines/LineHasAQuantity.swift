internal import DocumentModel
internal import Measures

let lineHasAQuantity = Rule(
  "LIN-04", .warning,
  en: "A line has a quantity other than zero, except where a note rectifies only value or tax.",
  pt:
    "Uma linha tem quantidade diferente de zero, salvo numa nota que retifica só valor ou imposto.",
  law: ["CIVA art. 36 n.5 b)", "DL 28/2019 art. 7 n.2"],
  reads: [.type, .lines], oneByOne: .members
) { document, report in
  guard !document.type.rectifies else { return }
  for index in document.lines.indices
  where document.lines[index].isItem && document.lines[index].quantity == .zero {
    report(
      at: .line(index, "quantity"),
      en: "Line \(index + 1) has quantity 0; give the quantity supplied, or make a mere remark"
        + " a line of `text` alone",
      pt: "A linha \(index + 1) tem quantidade 0; indique a quantidade fornecida ou faça de uma"
        + " simples observação uma linha só com `text`")
  }
}
