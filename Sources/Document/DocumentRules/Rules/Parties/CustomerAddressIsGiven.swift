internal import DocumentModel
internal import Measures

let customerAddressIsGiven = Rule(
  "BUY-03", .warning,
  en: "An invoice to a taxable person gives the customer's address.",
  pt: "Uma fatura a um sujeito passivo indica a morada do adquirente.",
  law: ["CIVA art. 36 n.5 a), n.6 e n.16"],
  reads: [.type, .buyer, .references]
) { document, report in
  guard document.namesCustomer, document.hasCustomerNumber, let buyer = document.buyer,
    buyer.address.isMissing, !buyer.isNaturalPerson
  else { return }
  report(
    at: "/buyer/address",
    en: "The customer \(quoted(document.buyerTaxId)) has no address, which a taxable person's "
      + "invoice shows; give buyer.address",
    pt: "O adquirente \(quoted(document.buyerTaxId)) não tem morada, que a fatura a um sujeito "
      + "passivo mostra; indique buyer.address")
}
