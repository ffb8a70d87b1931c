internal import DocumentModel
internal import Measures

let taxRepresentativeIsIdentified = Rule(
  "SEL-06", .error,
  en: "A seller's tax representative has a right NIF and an address.",
  pt: "O representante fiscal do vendedor tem um NIF certo e uma morada.",
  law: ["CIVA art. 36 n.9", "CIVA art. 30"],
  reads: [.seller]
) { document, report in
  guard let party = document.taxRepresentative else { return }
  let pointer: JSONPointer = "/seller/taxRepresentative"
  if let fault = nifFault(in: party.taxId ?? "") {
    report(
      at: pointer.key("taxId"), en: "The tax representative's NIF " + fault.en,
      pt: "O NIF do representante fiscal " + fault.pt)
  }
  if party.address.isMissing {
    report(
      at: pointer.key("address"),
      en: "The tax representative has no address, which the document shows; give"
        + " seller.taxRepresentative.address",
      pt: "O representante fiscal não tem morada, que o documento mostra; indique"
        + " seller.taxRepresentative.address")
  }
}
