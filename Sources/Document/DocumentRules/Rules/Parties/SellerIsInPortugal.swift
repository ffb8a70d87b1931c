internal import DocumentModel
internal import Measures

let sellerIsInPortugal = Rule(
  "SEL-01", .warning,
  en: "The seller's country is Portugal.",
  pt: "O país do vendedor é Portugal.",
  law: ["DL 28/2019 art. 2", "Portaria 302/2016, CompanyAddress (Country)"],
  reads: [.seller]
) { document, report in
  // A warning: a company without establishment here may be registered for VAT and use its NIF.
  guard let country = document.seller.country, country != "PT", isCountryValue(country)
  else { return }
  report(
    at: "/seller/country",
    en: "The seller's country is \(country); documents of certified programs are of taxpayers in "
      + "Portugal, check that the seller bills with a Portuguese registration",
    pt: "O país do vendedor é \(country); os documentos de programas certificados são de "
      + "contribuintes em Portugal, confirme que o vendedor fatura com registo português")
}
