internal import DocumentModel
internal import Measures

let pricesWithTaxMakeTheGross = Rule(
  "TOT-05", .error,
  en: "Where a working document gives its prices with tax, they add up to the gross total.",
  pt: "Onde um documento de conferência indica preços com imposto, eles somam o total.",
  law: ["DL 28/2019 art. 7 n.2 e)", "Despacho 8632/2014, 3.3.2"],
  reads: [.type, .lines, .taxSummary, .totals]
) { document, report in
  guard document.isPricedWithTax, let totals = document.totals else { return }
  let sum = document.lines.lazy.compactMap(\.amount).wideTotal
  let rest = sum - Int128((totals.discount ?? .zero).cents)
  guard rest != Int128(totals.gross.cents) else { return }
  report(
    at: "/totals/gross",
    en:
      "The lines, priced with tax, come to \(euros(rest)), but the gross total is \(totals.gross);"
      + " correct one of them, or give the lines a `tax` and add `taxSummary`",
    pt: "As linhas, com preços com imposto, perfazem \(euros(rest)), mas o total é \(totals.gross);"
      + " corrija um deles, ou indique `tax` nas linhas e acrescente `taxSummary`")
}
