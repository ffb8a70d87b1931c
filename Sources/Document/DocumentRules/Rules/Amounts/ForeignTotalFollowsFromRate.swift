internal import DocumentModel
internal import Measures

let foreignTotalFollowsFromRate = Rule(
  "CUR-03", .warning,
  en: "The total in foreign currency is the gross total times or divided by the exchange rate.",
  pt: "O total em moeda estrangeira é o total a multiplicar ou a dividir pela taxa de câmbio.",
  law: ["Portaria 302/2016, CurrencyAmount and ExchangeRate", "CIVA art. 16 n.8"],
  reads: [.currency, .totals]
) { document, report in
  guard let currency = document.currency, currency.rate > .zero, let totals = document.totals
  else { return }
  // Practice quotes the rate either way round: EUR for one unit, or units for one EUR.
  guard !currency.agrees(with: totals.gross) else { return }
  report(
    at: "/currency/gross",
    en: "\(totals.gross) EUR at the rate \(currency.rate) does not make \(currency.gross)"
      + " \(plain(currency.code)), multiplied or divided; check the rate and the total",
    pt:
      "\(totals.gross) EUR à taxa \(currency.rate) não dá \(currency.gross) \(plain(currency.code)), a"
      + " multiplicar nem a dividir; confirme a taxa e o total")
}
