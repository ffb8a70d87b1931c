internal import DocumentModel
internal import Measures

let receiptTaxFollowsFromBase = Rule(
  "SUM-04", .error,
  en: "A receipt's tax is base × rate, within ten cents for each document settled.",
  pt: "O imposto de um recibo é base × taxa, com tolerância de dez cêntimos por documento pago.",
  law: ["DL 71/2013, annex art. 6", "CIVA art. 36 n.5 d)"],
  reads: [.type, .taxSummary, .settled]
) { document, report in
  for index in document.receiptRows(.wrong) {
    guard let row = document.taxSummary?[index] else { continue }
    report.taxDiffers(inRow: index, row)
  }
}
