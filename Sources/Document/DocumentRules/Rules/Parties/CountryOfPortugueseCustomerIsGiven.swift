internal import DocumentModel
internal import Measures

let countryOfPortugueseCustomerIsGiven = Rule(
  "COU-02", .warning,
  en: "A customer whose number or postal code is Portuguese has a country.",
  pt: "Um adquirente com número ou código postal português tem país.",
  law: ["Portaria 302/2016, 2.2.6.7", "Código QR, especificações técnicas da AT, campo C"],
  reads: [.buyer]
) { document, report in
  guard let buyer = document.buyer, buyer.country == nil, buyer.address?.country == nil,
    buyer.taxId.map({ NIF.isValid($0) }) ?? false
      || buyer.address?.postalCode.map({ isPortuguesePostalCode($0) }) ?? false
  else { return }
  report(
    at: "/buyer/country",
    en: "The customer has no country, so that the QR code says Desconhecido; give buyer.country,"
      + " \"PT\" for a customer in Portugal",
    pt: "O adquirente não tem país, pelo que o código QR diz Desconhecido; indique buyer.country,"
      + " \"PT\" para um adquirente em Portugal")
}
