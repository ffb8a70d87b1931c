internal import DocumentModel
internal import Measures

let exchangeRateIsPositive = Rule(
  "CUR-02", .error,
  en: "An exchange rate is above zero.",
  pt: "Uma taxa de câmbio é superior a zero.",
  law: ["Portaria 302/2016, ExchangeRate", "Despacho 8632/2014, 2.1.7"],
  reads: [.currency]
) { document, report in
  guard let currency = document.currency, currency.rate <= .zero else { return }
  report(
    at: "/currency/rate",
    en:
      "The exchange rate between EUR and \(plain(currency.code)) is \(currency.rate); give the rate of"
      + " the day",
    pt:
      "A taxa de câmbio entre EUR e \(plain(currency.code)) é \(currency.rate); indique a taxa do dia"
  )
}
