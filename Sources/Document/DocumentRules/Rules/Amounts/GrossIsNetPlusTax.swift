internal import DocumentModel
internal import Measures

let grossIsNetPlusTax = Rule(
  "TOT-03", .error,
  en: "The gross total is net plus tax, to the cent.",
  pt: "O total é o líquido mais os impostos, ao cêntimo.",
  law: [
    "Portaria 302/2016, GrossTotal", "Despacho 8632/2014, 2.6.7", "Despacho 8632/2014, 3.3.2",
  ],
  reads: [.totals]
) { document, report in
  guard let totals = document.totals else { return }
  let sum = Int128(totals.net.cents) + Int128(totals.tax.cents)
  guard sum != Int128(totals.gross.cents) else { return }
  report(
    at: "/totals/gross",
    en: "Net \(totals.net) + tax \(totals.tax) = \(euros(sum)), but the gross total is"
      + " \(totals.gross); correct one of them",
    pt: "Líquido \(totals.net) + impostos \(totals.tax) = \(euros(sum)), mas o total é"
      + " \(totals.gross); corrija um deles")
}
