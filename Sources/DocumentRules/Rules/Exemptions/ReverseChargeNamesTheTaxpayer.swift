internal import DocumentModel
internal import Measures

let reverseChargeNamesTheTaxpayer = Rule(
  "EXE-05", .error,
  en: "A document with a reverse-charge line names a buyer with a tax number of its own.",
  pt:
    "Um documento com uma linha em autoliquidação indica um adquirente com número fiscal próprio.",
  law: ["CIVA art. 36 n.5 a) and n.13", "CIVA art. 2 n.1"],
  reads: [.lines, .buyer]
) { document, report in
  guard document.isForFinalConsumer || document.buyerTaxId.isBlank else { return }
  for index in document.lines.indices {
    guard let code = document.lines[index].tax?.exemption,
      Exemptions.named(code)?.isReverseCharge == true
    else { continue }
    report(
      at: "/buyer/taxId",
      en:
        "Line \(index + 1) leaves the VAT to the buyer (\(code)), but the buyer has no tax number;"
        + " give the NIF or VAT number of the taxable person, or charge VAT",
      pt:
        "A linha \(index + 1) deixa o IVA ao adquirente (\(code)), mas este não tem número fiscal;"
        + " indique o NIF ou número de IVA do sujeito passivo, ou liquide o IVA")
    return
  }
}
