internal import DocumentModel
internal import Measures

let countriesAreKnown = Rule(
  "COU-01", .error,
  en: "A country is an ISO 3166-1 code of two capitals, or Desconhecido.",
  pt: "Um país é um código ISO 3166-1 de duas maiúsculas, ou Desconhecido.",
  law: ["Portaria 302/2016, 2.2.6.7", "Código QR, especificações técnicas da AT, campo C"],
  reads: [.software, .seller, .buyer, .shipment]
) { document, report in
  if let company = document.software?.company { check(company, at: "/software/company", &report) }
  check(document.seller, at: "/seller", &report)
  if let party = document.taxRepresentative {
    check(party, at: "/seller/taxRepresentative", &report)
  }
  if let buyer = document.buyer { check(buyer, at: "/buyer", &report) }
  check(document.shipment?.from?.address?.country, at: "/shipment/from/address", &report)
  check(document.shipment?.to?.address?.country, at: "/shipment/to/address", &report)
}

private func check(_ party: Party, at pointer: JSONPointer, _ report: inout Report) {
  check(party.country, at: pointer, &report)
  if let country = party.address?.country, !isCountryValue(country) {
    check(country, at: pointer.key("address"), &report)
  }
}

private func check(_ country: String?, at pointer: JSONPointer, _ report: inout Report) {
  guard let country, !isCountryValue(country) else { return }
  let hint = country == "EL" ? " (GR)" : country == "UK" || country == "XI" ? " (GB)" : ""
  report(
    at: pointer.key("country"),
    en: "\(quoted(country)) is not a country code of ISO 3166-1; give two capitals such as "
      + "\"PT\"\(hint), or \"Desconhecido\"",
    pt: "\(quoted(country)) não é um código de país ISO 3166-1; indique duas maiúsculas como "
      + "\"PT\"\(hint), ou \"Desconhecido\"")
}
