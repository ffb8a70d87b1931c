internal import DocumentModel
internal import Measures

let companyRegistrationIsGiven = Rule(
  "SEL-05", .warning,
  en: "A company shows its registry office, registration number and share capital.",
  pt: "Uma sociedade mostra a conservatória, o número de matrícula e o capital social.",
  law: ["Código das Sociedades Comerciais art. 171 n.1 and n.2"],
  reads: [.seller]
) { document, report in
  let seller = document.seller
  // SAF-T (PT) has no field for the capital, nor can the copy of a document say more than it did.
  guard document.importedFrom != .saft else { return }
  guard
    seller.registration?.office.isMissing ?? true || seller.registration?.number.isMissing ?? true
      || seller.registration?.capital == nil,
    let name = seller.name, isCompanyName(name)
  else { return }
  guard let registration = seller.registration else {
    return report(
      at: "/seller/registration",
      en: "\(quoted(name)) is a company and shows registry office, number and capital on its "
        + "documents; give seller.registration",
      pt: "\(quoted(name)) é uma sociedade e mostra conservatória, matrícula e capital nos seus "
        + "documentos; indique seller.registration")
  }
  if registration.office.isMissing {
    report(
      at: "/seller/registration/office",
      en: "The registry office of the company is missing; give seller.registration.office",
      pt: "Falta a conservatória da sociedade; indique seller.registration.office")
  }
  if registration.number.isMissing {
    report(
      at: "/seller/registration/number",
      en: "The registration number of the company is missing; give seller.registration.number",
      pt: "Falta o número de matrícula da sociedade; indique seller.registration.number")
  }
  if registration.capital == nil {
    report(
      at: "/seller/registration/capital",
      en: "The share capital of the company is missing; give seller.registration.capital",
      pt: "Falta o capital social da sociedade; indique seller.registration.capital")
  }
}

/// Whether a word of the firm says that it is a company: Lda., Limitada, S.A., Unipessoal.
///
/// `SA` counts in capitals only: Sa is also a family name without its accent.
private func isCompanyName(_ name: String) -> Bool {
  name.utf8.split(whereSeparator: { $0 == 0x20 || $0 == UInt8(ascii: ",") }).contains { word in
    let letters = word.filter { $0 != UInt8(ascii: ".") }
    if letters.elementsEqual("SA".utf8) { return true }
    let small = letters.map { $0.isCapital ? $0 + 0x20 : $0 }
    return ["lda", "limitada", "unipessoal"].contains { small.elementsEqual($0.utf8) }
  }
}
