internal import DocumentModel
internal import Measures

let sellerAddressIsGiven = Rule(
  "SEL-03", .error,
  en: "Invoices and transport documents give the seller's address: street and town.",
  pt: "Faturas e documentos de transporte indicam a morada do vendedor: rua e localidade.",
  law: ["CIVA art. 36 n.5 a)", "DL 147/2003 art. 4"],
  reads: [.type, .seller]
) { document, report in
  switch document.type {
  case .FT, .FR, .NC, .ND, .RP, .RE, .CS, .LD, .RA, .VD, .TV, .TD, .AA, .DA, .GT, .GR, .GA, .GC,
    .GD:
    break
  // A simplified invoice shows name and NIF only (CIVA art. 40 n.2 a); so do working documents
  // (DL 28/2019 art. 7 n.2) and receipts.
  case .FS, .OR, .PF, .NE, .CM, .FC, .FO, .CC, .DC, .OU, .RC, .RG: return
  }
  guard let address = document.seller.address else {
    return report(
      at: "/seller/address",
      en: "A document of type \(document.type.rawValue) shows the seller's address; give "
        + "seller.address with street and city",
      pt: "Um documento do tipo \(document.type.rawValue) mostra a morada do vendedor; indique "
        + "seller.address com street e city")
  }
  if address.street.isMissing {
    report(
      at: "/seller/address/street",
      en: "The seller's address has no street; give seller.address.street",
      pt: "A morada do vendedor não tem rua; indique seller.address.street")
  }
  if address.city.isMissing {
    report(
      at: "/seller/address/city",
      en: "The seller's address has no town; give seller.address.city",
      pt: "A morada do vendedor não tem localidade; indique seller.address.city")
  }
}
