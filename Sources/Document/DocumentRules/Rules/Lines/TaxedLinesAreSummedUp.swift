internal import DocumentModel
internal import Measures

let taxedLinesAreSummedUp = Rule(
  "VAL-04", .error,
  en: "A working document whose lines have taxes has a tax summary.",
  pt: "Um documento de conferência com impostos nas linhas tem resumo de impostos.",
  law: ["DL 28/2019 art. 7 n.2 e)", "Despacho 8632/2014, 2.2.11"],
  reads: [.type, .lines, .taxSummary, .totals]
) { document, report in
  guard document.family == .workingDocument, document.totals != nil, document.taxSummary == nil,
    let index = document.lines.firstIndex(where: { $0.tax != nil })
  else { return }
  report(
    at: "/taxSummary",
    en:
      "Line \(index + 1) has a tax, but the document has no tax summary; add `taxSummary`, one row"
      + " for each tax, region, code and rate, or take the taxes off lines priced with tax",
    pt: "A linha \(index + 1) tem imposto, mas o documento não tem resumo de impostos; acrescente"
      + " `taxSummary`, com uma linha por imposto, região, código e taxa, ou retire os impostos das"
      + " linhas com preços com imposto")
}
