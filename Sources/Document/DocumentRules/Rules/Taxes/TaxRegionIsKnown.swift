internal import DocumentModel
internal import Measures

let taxRegionIsKnown = Rule(
  "TAX-03", .error,
  en: "The region of a tax is PT, PT-AC, PT-MA or an ISO 3166-1 country.",
  pt: "A região de um imposto é PT, PT-AC, PT-MA ou um país da ISO 3166-1.",
  law: ["Portaria 302/2016, TaxCountryRegion", "Portaria 195/2020 (AT QR specification, I1)"],
  reads: [.type, .lines, .taxSummary], oneByOne: .members
) { document, report in
  document.forEachTax { tax, place in
    switch tax.region {
    case "PT", "PT-AC", "PT-MA": return
    default: if isCountry(tax.region) { return }
    }
    report(
      at: place.pointer("region"),
      en: "The tax of \(place.name.en) has region \(quoted(tax.region)); use PT (mainland), PT-AC"
        + " (Azores), PT-MA (Madeira) or the two-letter code of a country",
      pt: "O imposto da \(place.name.pt) tem a região \(quoted(tax.region)); use PT (continente),"
        + " PT-AC (Açores), PT-MA (Madeira) ou o código de duas letras de um país")
  }
}
