internal import DocumentModel
internal import Measures

let sellerPostalCodeHasPortugueseForm = Rule(
  "SEL-04", .warning,
  en: "A seller in Portugal has a postal code of four digits, hyphen and three digits.",
  pt: "Um vendedor em Portugal tem um código postal de quatro algarismos, hífen e três algarismos.",
  law: ["Portaria 302/2016, CompanyAddress (PostalCode)"],
  reads: [.seller]
) { document, report in
  guard let address = document.seller.address, let code = address.postalCode,
    (address.country ?? document.seller.country ?? "PT") == "PT", !isPortuguesePostalCode(code)
  else { return }
  report(
    at: "/seller/address/postalCode",
    en: "The postal code \(quoted(code)) is not of the form 1200-433; correct it",
    pt: "O código postal \(quoted(code)) não tem a forma 1200-433; corrija-o")
}

/// Whether `text` is four digits, a hyphen and three digits.
func isPortuguesePostalCode(_ text: String) -> Bool {
  guard text.utf8.count == 8 else { return false }
  var position = 0
  for byte in text.utf8 {
    guard position == 4 ? byte == UInt8(ascii: "-") : byte.isDigit else { return false }
    position += 1
  }
  return true
}
