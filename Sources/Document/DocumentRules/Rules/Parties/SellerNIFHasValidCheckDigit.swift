internal import DocumentModel
internal import Measures

let sellerNIFHasValidCheckDigit = Rule(
  "NIF-01", .error,
  en: "The seller has a Portuguese NIF: nine digits with the right check digit.",
  pt: "O vendedor tem um NIF português: nove algarismos com o algarismo de controlo certo.",
  law: ["CIVA art. 36 n.5 a)", "DL 14/2013", "Código QR, especificações técnicas da AT, campo A"],
  reads: [.seller]
) { document, report in
  guard let nif = document.seller.taxId else {
    return report(
      at: "/seller/taxId",
      en: "The seller has no tax number; give seller.taxId, nine digits",
      pt: "O vendedor não tem número fiscal; indique seller.taxId, nove algarismos")
  }
  guard let fault = nifFault(in: nif) else { return }
  report(
    at: "/seller/taxId", en: "The seller's NIF " + fault.en, pt: "O NIF do vendedor " + fault.pt)
}
