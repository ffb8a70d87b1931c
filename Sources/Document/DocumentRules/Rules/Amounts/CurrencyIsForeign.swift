internal import DocumentModel
internal import Measures

let currencyIsForeign = Rule(
  "CUR-01", .error,
  en: "A foreign currency has an ISO 4217 code other than EUR.",
  pt: "Uma moeda estrangeira tem um código da ISO 4217 diferente de EUR.",
  law: ["Portaria 302/2016, CurrencyCode", "Despacho 8632/2014, 2.1.7"],
  reads: [.currency]
) { document, report in
  guard let code = document.currency?.code, !isCurrency(code) else { return }
  if code == "EUR" {
    report(
      at: "/currency/code",
      en: "The currency is EUR, in which every document is made anyway; remove `currency`",
      pt: "A moeda é EUR, na qual já se faz qualquer documento; retire `currency`")
  } else {
    report(
      at: "/currency/code",
      en: "The currency \(quoted(code)) is not a code of ISO 4217; use three capitals, such as USD",
      pt: "A moeda \(quoted(code)) não é um código da ISO 4217; use três maiúsculas, como USD")
  }
}
