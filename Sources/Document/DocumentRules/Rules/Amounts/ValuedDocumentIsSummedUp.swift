internal import DocumentModel
internal import Measures

let valuedDocumentIsSummedUp = Rule(
  "VAL-02", .error,
  en: "A document with values has a tax summary and totals; a receipt has totals.",
  pt: "Um documento com valores tem resumo de impostos e totais; um recibo tem totais.",
  law: ["CIVA art. 36 n.5 c) and d)", "DL 28/2019 art. 7 n.2", "Despacho 8632/2014, 2.2.11"],
  reads: [.type, .taxSummary, .totals]
) { document, report in
  guard !document.isUnvalued else { return }
  // A working document may be priced with tax; VAL-04 looks at its lines.
  let mayGoWithoutSummary = document.family == .payment || document.family == .workingDocument
  if document.taxSummary == nil, !mayGoWithoutSummary {
    report(
      at: "/taxSummary",
      en: "The document (\(document.type)) has values but no tax summary; add `taxSummary`, one"
        + " row for each tax, region, code and rate of the lines",
      pt: "O documento (\(document.type)) tem valores mas não tem resumo de impostos; acrescente"
        + " `taxSummary`, com uma linha por imposto, região, código e taxa")
  }
  if document.totals == nil {
    report(
      at: "/totals",
      en: "The document (\(document.type)) has no totals; add `totals` with net, tax and gross",
      pt: "O documento (\(document.type)) não tem totais; acrescente `totals` com net, tax e"
        + " gross")
  }
}
