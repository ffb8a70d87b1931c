internal import DocumentModel
internal import Measures

let customerNumberHasNoCountryPrefix = Rule(
  "BUY-05", .warning,
  en: "A foreign tax number stands without its country prefix.",
  pt: "Um número fiscal estrangeiro está sem o prefixo do país.",
  law: [
    "Portaria 302/2016, 2.2.3", "Código QR, especificações técnicas da AT 1.1, campo B",
  ],
  reads: [.buyer]
) { document, report in
  // A warning: letters that look like the prefix may be part of the number.
  guard let buyer = document.buyer, !buyer.holdsNIF, let taxId = buyer.taxId,
    let country = buyer.country ?? buyer.address?.country, country.utf8.count == 2,
    taxId.hasPrefix(country) || (country == "GR" && taxId.hasPrefix("EL"))
  else { return }
  report(
    at: "/buyer/taxId",
    en: "The number \(quoted(taxId)) begins with its country, which belongs in buyer.country; "
      + "leave the first two letters out",
    pt: "O número \(quoted(taxId)) começa pelo país, que pertence a buyer.country; retire as duas "
      + "primeiras letras")
}
