internal import DocumentModel
internal import Measures

let rateWasInForce = Rule(
  "RATE-01", .error,
  en: "A VAT rate is the one of its region and code on the day the tax became chargeable.",
  pt: "Uma taxa de IVA é a da sua região e código no dia em que o imposto se tornou exigível.",
  law: ["CIVA art. 18 n.1, n.3 and n.9", "CIVA arts 7 and 8"],
  reads: [.type, .lines, .taxSummary, .issueDate, .supplyDate, .references, .settled],
  oneByOne: .lines
) { document, report in
  let others = document.ratedDaysOfOthers
  document.forEachTax { tax, place in
    guard
      case .wrong(let lawful, let rates, let day) = document.judgeRate(of: tax, at: place, others)
    else { return }
    let given = tax.rate ?? .zero
    report(
      at: place.pointer("rate"),
      en: "The tax of \(place.name.en) is \(tax.code) \(given) % in \(tax.region), but on \(day)"
        + " that rate was \(lawful) % (since \(rates.from): \(rates.law)); correct the rate, its"
        + " code or region, or the supply date",
      pt: "O imposto da \(place.name.pt) é \(tax.code) \(given) % em \(tax.region), mas em \(day)"
        + " essa taxa era \(lawful) % (desde \(rates.from): \(rates.law)); corrija a taxa, o"
        + " código, a região ou a data da operação")
  }
}
