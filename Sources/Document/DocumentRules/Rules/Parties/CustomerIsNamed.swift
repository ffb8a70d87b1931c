internal import DocumentModel
internal import Measures

let customerIsNamed = Rule(
  "BUY-02", .warning,
  en: "An invoice to a taxable person names the customer.",
  pt: "Uma fatura a um sujeito passivo indica o nome do adquirente.",
  law: ["CIVA art. 36 n.5 a), n.6 e n.16"],
  reads: [.type, .buyer, .references]
) { document, report in
  // A private customer may ask for the NIF alone; legal persons have a rule of their own.
  guard document.namesCustomer, document.hasCustomerNumber, let buyer = document.buyer,
    buyer.name.isMissing, !buyer.isLegalPerson, !buyer.isNaturalPerson
  else { return }
  report(
    at: "/buyer/name",
    en: "The customer \(quoted(document.buyerTaxId)) has no name, which a taxable person's "
      + "invoice shows; give buyer.name",
    pt: "O adquirente \(quoted(document.buyerTaxId)) não tem nome, que a fatura a um sujeito "
      + "passivo mostra; indique buyer.name")
}
