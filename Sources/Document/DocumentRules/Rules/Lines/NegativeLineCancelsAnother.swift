internal import DocumentModel
internal import Measures

let negativeLineCancelsAnother = Rule(
  "LIN-07", .warning,
  en: "A line has no negative values, unless it cancels an entry of the same document or settles an"
    + " estimate.",
  pt: "Uma linha não tem valores negativos, salvo se anula um registo do mesmo documento ou acerta"
    + " uma estimativa.",
  law: ["Despacho 8632/2014, 2.2.6"],
  reads: [.lines], oneByOne: .lines
) { document, report in
  for index in document.lines.indices where document.lines[index].isNegative {
    report(
      at: .line(index, "quantity"),
      en:
        "Line \(index + 1) is negative, which is lawful only to cancel an entry of this document or"
        + " to settle an estimate of a continued service; otherwise issue a credit note",
      pt:
        "A linha \(index + 1) é negativa, o que só é lícito para anular um registo deste documento"
        + " ou acertar uma estimativa de um serviço continuado; nos outros casos emita uma nota de"
        + " crédito")
  }
}
