import DocumentModel
import Measures
import Testing

@testable import DocumentRules

@Suite("Tables")
struct TableTests {
  @Test(
    "know the rates of each fiscal space and day",
    arguments: [
      ("PT", "2005-07-01", "5 12 21 unconfirmed"), ("PT", "2010-12-31", "6 13 21 unconfirmed"),
      ("PT", "2011-01-01", "6 13 23"), ("PT", "2026-11-21", "6 13 23"),
      ("PT-AC", "2013-12-31", "4 9 16"), ("PT-AC", "2014-01-01", "5 10 18 unconfirmed"),
      ("PT-AC", "2015-07-01", "4 9 18"), ("PT-AC", "2021-06-30", "4 9 18"),
      ("PT-AC", "2021-07-01", "4 9 16"), ("PT-MA", "2012-03-31", "4 9 16 unconfirmed"),
      ("PT-MA", "2012-04-01", "5 12 22"), ("PT-MA", "2024-09-30", "5 12 22"),
      ("PT-MA", "2024-10-01", "4 12 22"), ("PT", "2005-06-30", nil),
      ("ES", "2026-01-01", nil), ("", "2026-01-01", nil),
    ] as [(String, String, String?)])
  func knowsRates(region: String, day: String, expected: String?) throws {
    let day = try #require(Day(day))
    let found = rates(of: region, on: day).map {
      "\($0.reduced) \($0.intermediate) \($0.normal)" + ($0.isConfirmed ? "" : " unconfirmed")
    }
    #expect(found == expected)
  }

  @Test("list rates from the oldest, each with its law", arguments: ["PT", "PT-AC", "PT-MA"])
  func ordersRates(region: String) {
    let rows = rateHistory(of: region)
    #expect(rows.count >= 4)
    #expect(zip(rows, rows.dropFirst()).allSatisfy { $0.from < $1.from })
    #expect(!rows.contains { $0.law.isEmpty })
  }

  @Test(
    "name countries in both languages",
    arguments: [
      ("PT", "Portugal", "Portugal"), ("DE", "Alemanha", "Germany"), ("XK", "Kosovo", "Kosovo"),
      ("CZ", "Chéquia", "Czechia"), ("MO", "Macau", "Macao"),
    ])
  func namesCountry(code: String, pt: String, en: String) {
    #expect(isCountry(code))
    #expect(countryName(code, in: .portuguese) == pt)
    #expect(countryName(code, in: .english) == en)
  }

  @Test("refuse what is no country", arguments: ["", "P", "pt", "ZZ", "EL", "PRT", "Desconhecido"])
  func refusesCountry(code: String) {
    #expect(!isCountry(code))
    #expect(countryName(code, in: .english) == nil)
  }

  @Test func `every pair of letters is looked up, and 250 are countries`() {
    let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    let countries = letters.flatMap { first in letters.map { "\(first)\($0)" } }.filter(isCountry)
    #expect(countries.count == 250)
    #expect(!countries.contains { countryName($0, in: .portuguese)?.isEmpty ?? true })
    #expect(!countries.contains { countryName($0, in: .english)?.isEmpty ?? true })
    let today = Day(year: 2026, month: 11, day: 21) ?? .unknown
    #expect(countries.filter { isInEuropeanUnion($0, on: today) }.count == 27)
  }

  @Test(
    "know currencies and their decimals",
    arguments: [
      ("USD", true, 2), ("JPY", true, 0), ("KWD", true, 3), ("XAU", true, nil), ("EUR", false, nil),
      ("usd", false, nil), ("XXX", false, nil), ("", false, nil),
    ] as [(String, Bool, Int?)])
  func knowsCurrency(code: String, isKnown: Bool, decimals digits: Int?) {
    #expect(isCurrency(code) == isKnown)
    #expect(decimals(ofCurrency: code) == digits)
  }

  @Test(
    "give the mention of an exemption",
    arguments: [
      ("M01", "Artigo 16.º, n.º 6 do CIVA"), ("M07", "Isento artigo 9.º do CIVA"),
      ("M10", "IVA – regime de isenção"), ("M16", "Isento artigo 14.º do RITI"),
      ("M30", "IVA – autoliquidação"), ("M46", "IVA – e-TaxFree"),
      ("M99", "Não sujeito ou não tributado"), ("M00", nil), ("M17", nil), ("m07", nil),
      ("M7", nil), ("M071", nil), ("N07", nil), ("", nil),
    ] as [(String, String?)])
  func givesMention(code: String, mention: String?) {
    #expect(Exemptions.mention(code) == mention)
  }

  private static let allExemptions = (0...99).compactMap {
    Exemptions.named($0 < 10 ? "M0\($0)" : "M\($0)")
  }

  @Test func `the exemptions are complete and fit SAF-T`() {
    let all = Self.allExemptions
    #expect(all.count == 35)
    #expect(all.allSatisfy { (6...60).contains($0.saftReason.count) && !$0.legalBasis.isEmpty })
    // Longer than SAF-T takes, and printed in full all the same.
    #expect(all.filter { $0.mention.count > 60 }.map(\.code) == ["M15"])
    #expect(all.allSatisfy { $0.isReverseCharge == ($0.mention == "IVA – autoliquidação") })
    #expect(all.filter { $0.kind == .margin }.map(\.code) == ["M12", "M13", "M14", "M15"])
  }
}
