internal import DocumentModel
internal import Measures

let exemptionFitsBuyersCountry = Rule(
  "EXE-06", .warning,
  en: "Intra-Community supplies have a buyer in another Member State, services abroad one abroad.",
  pt: "As transmissões intracomunitárias têm adquirente noutro Estado-Membro e os serviços"
    + " localizados fora de Portugal têm adquirente no estrangeiro.",
  law: ["RITI art. 14", "RITI art. 8 n.3", "CIVA art. 6 n.6 a)"],
  reads: [.lines, .buyer, .issueDate, .supplyDate], oneByOne: .lines
) { document, report in
  for index in document.lines.indices {
    guard let code = document.lines[index].tax?.exemption, let exemption = Exemptions.named(code),
      exemption.buyer != .anywhere
    else { continue }
    let country = document.buyer?.country ?? ""
    let isAbroad = country != "PT" && isCountry(country)
    let day = document.lines[index].supplyDate ?? document.chargeableDay
    let fits =
      exemption.buyer == .outsidePortugal
      ? isAbroad : isAbroad && isInEuropeanUnion(country, on: day)
    guard !fits else { continue }
    let place =
      exemption.buyer == .outsidePortugal
      ? Wording(en: "outside Portugal", pt: "fora de Portugal")
      : Wording(en: "in another Member State", pt: "noutro Estado-Membro")
    let given = country.isEmpty ? Wording(en: "not given", pt: "não indicado") : nil
    report(
      at: "/buyer/country",
      en: "Line \(index + 1): \(code) (\(exemption.legalBasis)) needs a buyer \(place.en), but the"
        + " buyer's country is \(given?.en ?? plain(country)); correct the country or the exemption",
      pt: "Linha \(index + 1): \(code) (\(exemption.legalBasis)) exige um adquirente \(place.pt),"
        + " mas o país do adquirente é \(given?.pt ?? plain(country)); corrija o país ou a isenção")
    return
  }
}
