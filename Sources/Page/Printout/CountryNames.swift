internal import DocumentRules
internal import Measures

/// The Portuguese name of a country as an address shows it; nil for an unknown one.
func printedCountry(_ code: String?) -> String? {
  guard let code, code != "Desconhecido" else { return nil }
  return countryName(code, in: .portuguese) ?? code
}

/// The name of a fiscal space: `Continente`, `Açores`, `Madeira`, or a country.
func regionName(_ region: String) -> String {
  switch region {
  case "PT": "Continente"
  case "PT-AC": "Açores"
  case "PT-MA": "Madeira"
  default: printedCountry(region) ?? region
  }
}

/// The fiscal space as a line shows it beside its rate: `AC`, `MA`, `FR`.
func regionMark(_ region: String) -> String {
  switch region {
  case "PT-AC": "AC"
  case "PT-MA": "MA"
  default: region
  }
}
