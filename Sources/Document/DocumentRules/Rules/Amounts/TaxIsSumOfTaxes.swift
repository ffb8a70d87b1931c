internal import DocumentModel
internal import Measures

let taxIsSumOfTaxes = Rule(
  "TOT-02", .error,
  en: "The tax total is the sum of the taxes of the tax summary, stamp duty included.",
  pt: "O total de impostos é a soma dos impostos do resumo, com o imposto do selo.",
  law: ["CIVA art. 36 n.5 d)", "Portaria 302/2016, TaxPayable", "Despacho 8632/2014, 3.3.2"],
  reads: [.type, .taxSummary, .totals]
) { document, report in
  guard let rows = document.taxSummary, let totals = document.totals else { return }
  let taxes = rows.lazy.map(\.amount).wideTotal
  guard taxes != Int128(totals.tax.cents), !document.isReceiptWithoutTaxes else { return }
  report(
    at: "/totals/tax",
    en: "The taxes add up to \(euros(taxes)), but the tax total is \(totals.tax); correct one of"
      + " them",
    pt: "Os impostos somam \(euros(taxes)), mas o total de impostos é \(totals.tax); corrija um"
      + " deles")
}
