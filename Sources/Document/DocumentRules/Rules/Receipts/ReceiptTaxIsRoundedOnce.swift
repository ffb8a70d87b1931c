internal import DocumentModel
internal import Measures

let receiptTaxIsRoundedOnce = Rule(
  "SUM-05", .warning,
  en: "A receipt's tax is base × rate, within half a cent for each document settled and half a"
    + " cent more.",
  pt: "O imposto de um recibo é base × taxa, com tolerância de meio cêntimo por documento pago e"
    + " mais meio cêntimo.",
  law: ["DL 71/2013, annex art. 6", "CIVA art. 36 n.5 d)"],
  reads: [.type, .taxSummary, .settled]
) { document, report in
  for index in document.receiptRows(.unusual) {
    guard let row = document.taxSummary?[index] else { continue }
    report.taxDiffers(inRow: index, row)
  }
}
