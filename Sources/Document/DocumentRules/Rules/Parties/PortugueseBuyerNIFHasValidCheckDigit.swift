internal import DocumentModel
internal import Measures

let portugueseBuyerNIFHasValidCheckDigit = Rule(
  "NIF-02", .error,
  en: "The number of a customer in Portugal is a NIF: nine digits with the right check digit.",
  pt: "O número de um adquirente em Portugal é um NIF: nove algarismos com o algarismo de controlo "
    + "certo.",
  law: ["CIVA art. 36 n.5 a)", "DL 14/2013", "Portaria 302/2016, 2.2.3"],
  reads: [.buyer]
) { document, report in
  guard let buyer = document.buyer, buyer.holdsNIF, let nif = buyer.taxId,
    let fault = nifFault(in: nif)
  else { return }
  // Nine digits may also be a foreign number whose country was forgotten.
  let isAssumed = buyer.country == nil && buyer.address?.country == nil
  report(
    at: "/buyer/taxId",
    en: "The customer's NIF " + fault.en
      + (isAssumed ? "; give buyer.country if the number is not Portuguese" : ""),
    pt: "O NIF do adquirente " + fault.pt
      + (isAssumed ? "; indique buyer.country se o número não for português" : ""))
}
