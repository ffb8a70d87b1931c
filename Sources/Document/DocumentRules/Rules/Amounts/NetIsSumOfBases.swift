internal import DocumentModel
internal import Measures

let netIsSumOfBases = Rule(
  "TOT-01", .error,
  en: "The net total is the sum of the bases of the tax summary.",
  pt: "O total líquido é a soma das bases do resumo de impostos.",
  law: ["CIVA art. 36 n.5 c)", "Portaria 302/2016, NetTotal", "Despacho 8632/2014, 3.3.2"],
  reads: [.type, .taxSummary, .totals]
) { document, report in
  guard let rows = document.taxSummary, let totals = document.totals else { return }
  let bases = rows.lazy.map(\.base).wideTotal
  guard bases != Int128(totals.net.cents), !document.isReceiptWithoutTaxes else { return }
  report(
    at: "/totals/net",
    en: "The bases add up to \(euros(bases)), but the net total is \(totals.net); correct one of"
      + " them",
    pt: "As bases somam \(euros(bases)), mas o total líquido é \(totals.net); corrija um deles")
}
