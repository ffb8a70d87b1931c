package import Measures

/// A country or territory with an ISO 3166-1 alpha-2 code.
struct Country: Sendable {
  let pt: String
  let en: String
  /// First and last day in the territory of intra-Community trade; nil: none, no end.
  let joinedEU: Day?
  let leftEU: Day?
}

/// Whether `code` is an ISO 3166-1 alpha-2 code (or `XK`, which SAF-T (PT) lists too).
package func isCountry(_ code: String) -> Bool { country(code) != nil }

/// The short name of a country; nil when the code names none.
package func countryName(_ code: String, in language: Language) -> String? {
  country(code).map { language == .portuguese ? $0.pt : $0.en }
}

/// Whether goods sent to `code` on `day` stayed in the territory of intra-Community trade.
func isInEuropeanUnion(_ code: String, on day: Day) -> Bool {
  guard let country = country(code), let joined = country.joinedEU, joined <= day else {
    return false
  }
  guard let left = country.leftEU else { return true }
  return day <= left
}

private func country(_ code: String) -> Country? {
  pairIndex(code).flatMap { countries[$0] }
}

/// One place for each pair of letters.
private let countries: [Country?] = {
  var table = [Country?](repeating: nil, count: 26 * 26)
  for row in TableRows(PackageResources.countries_csv).rows {
    guard let index = pairIndex(row[0]) else { continue }
    table[index] = Country(
      pt: row[1], en: row[2], joinedEU: Day(row[3]),
      leftEU: Day(row[4]))
  }
  return table
}()
