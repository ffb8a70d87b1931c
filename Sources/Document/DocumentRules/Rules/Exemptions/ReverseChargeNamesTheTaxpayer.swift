internal import DocumentModel
internal import Measures

let reverseChargeNamesTheTaxpayer = Rule(
  "EXE-05", .error,
  en: "A document with a reverse-charge line names a buyer with a tax number of its own.",
  pt:
    "Um documento com uma linha em autoliquidação indica um adquirente com número fiscal próprio.",
  law: ["CIVA art. 36 n.5 a) and n.13", "CIVA art. 2 n.1", "CIVA art. 6 n.6 a)"],
  reads: [.lines, .buyer, .issueDate], oneByOne: .lines
) { document, report in
  guard document.isForFinalConsumer || document.buyerTaxId.isBlank else { return }
  for index in document.lines.indices {
    guard let code = document.lines[index].tax?.exemption,
      Exemptions.named(code)?.isReverseCharge == true
    else { continue }
    let en =
      "Line \(index + 1) leaves the VAT to the buyer (\(code)), but the buyer has no tax number; give"
      + " the NIF or VAT number of the taxable person, or charge VAT"
    let pt =
      "A linha \(index + 1) deixa o IVA ao adquirente (\(code)), mas este não tem número fiscal;"
      + " indique o NIF ou número de IVA do sujeito passivo, ou liquide o IVA"
    // Beyond the Union there are taxable persons without a number.
    if document.isForBuyerOutsideUnion, !isDomesticReverseCharge(code) {
      report.warn(at: "/buyer/taxId", en: en, pt: pt)
    } else {
      report(at: "/buyer/taxId", en: en, pt: pt)
    }
    return
  }
}

/// Whether a code is of supplies for which a taxable person in Portugal owes the tax.
private func isDomesticReverseCharge(_ code: String) -> Bool {
  switch code {
  case "M30", "M31", "M32", "M33", "M34", "M35", "M41", "M42", "M43": true
  default: false
  }
}

extension Document {
  /// Whether the buyer is known to be in a country outside the European Union.
  fileprivate var isForBuyerOutsideUnion: Bool {
    guard let country = buyer?.country ?? buyer?.address?.country, isCountry(country) else {
      return false
    }
    return !isInEuropeanUnion(country, on: issueDate)
  }
}
