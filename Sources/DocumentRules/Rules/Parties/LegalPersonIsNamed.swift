internal import DocumentModel
internal import Measures

let legalPersonIsNamed = Rule(
  "BUY-01", .error,
  en: "An invoice to a legal person names it.",
  pt: "Uma fatura a uma pessoa coletiva indica o nome.",
  law: ["CIVA art. 36 n.5 a) e n.6"],
  reads: [.type, .buyer]
) { document, report in
  guard document.type.namesCustomer, let buyer = document.buyer, buyer.name.isMissing,
    buyer.isLegalPerson
  else { return }
  report(
    at: "/buyer/name",
    en: "The customer \(buyer.taxId ?? "") is a legal person and has no name; give buyer.name",
    pt: "O adquirente \(buyer.taxId ?? "") é uma pessoa coletiva e não tem nome; indique "
      + "buyer.name")
}

extension Party {
  /// Whether the tax number says a company, association or other legal person.
  fileprivate var isLegalPerson: Bool {
    guard holdsNIF, let taxId else { return false }
    return NIF.isValid(taxId) && NIF.isLegalPerson(taxId)
  }
}
