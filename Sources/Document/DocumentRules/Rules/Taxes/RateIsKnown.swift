internal import DocumentModel
internal import Measures

let rateIsKnown = Rule(
  "RATE-02", .warning,
  en: "A VAT rate of a period without confirmed rates agrees with what is known of it.",
  pt: "Uma taxa de IVA de um período sem taxas confirmadas concorda com o que dele se conhece.",
  law: ["CIVA art. 18 n.1, n.3 and n.9"],
  reads: [.type, .lines, .taxSummary, .issueDate, .supplyDate, .references, .settled],
  oneByOne: .lines
) { document, report in
  let others = document.ratedDaysOfOthers
  document.forEachTax { tax, place in
    let given = tax.rate ?? .zero
    switch document.judgeRate(of: tax, at: place, others) {
    case .acceptable, .wrong: return
    case .unlikely(let lawful, let rates, let day):
      report(
        at: place.pointer("rate"),
        en: "The tax of \(place.name.en) is \(tax.code) \(given) % in \(tax.region); on \(day) that"
          + " rate was probably \(lawful) % (\(rates.law)); check it against the law of that day",
        pt:
          "O imposto da \(place.name.pt) é \(tax.code) \(given) % em \(tax.region); em \(day) essa"
          + " taxa era provavelmente \(lawful) % (\(rates.law)); confirme-a na lei desse dia")
    case .unknown(let day):
      report(
        at: place.pointer("rate"),
        en: "The tax of \(place.name.en) is \(tax.code) \(given) % in \(tax.region) on \(day), a"
          + " day before the table of rates begins; check it against the law of that day",
        pt: "O imposto da \(place.name.pt) é \(tax.code) \(given) % em \(tax.region) em \(day), dia"
          + " anterior ao início da tabela de taxas; confirme-a na lei desse dia")
    }
  }
}
