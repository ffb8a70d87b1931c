internal import DocumentModel
internal import Measures

let legalPersonIsNamed = Rule(
  "BUY-01", .warning,
  en: "An invoice to a legal person names it.",
  pt: "Uma fatura a uma pessoa coletiva indica o nome.",
  law: ["CIVA art. 36 n.5 a) e n.6", "AT, informação vinculativa 10376/2016"],
  reads: [.type, .buyer, .references]
) { document, report in
  guard document.namesCustomer, let buyer = document.buyer, buyer.name.isMissing,
    buyer.isLegalPerson
  else { return }
  report(
    at: "/buyer/name",
    en: "The customer \(buyer.taxId ?? "") is a legal person and has no name; give buyer.name",
    pt: "O adquirente \(buyer.taxId ?? "") é uma pessoa coletiva e não tem nome; indique "
      + "buyer.name")
}
