internal import DocumentModel
internal import Measures

let nifsAreOfKnownBlocks = Rule(
  "NIF-03", .warning,
  en: "A NIF begins with digits that are known to be allotted.",
  pt: "Um NIF começa por algarismos que se sabe estarem atribuídos.",
  law: ["DL 14/2013"],
  reads: [.seller, .buyer]
) { document, report in
  if let nif = document.seller.taxId, NIF.isValid(nif), !NIF.hasKnownPrefix(nif) {
    reportUnknownBlock(of: nif, at: "/seller/taxId", to: &report)
  }
  if let buyer = document.buyer, buyer.holdsNIF, let nif = buyer.taxId, NIF.isValid(nif),
    !NIF.hasKnownPrefix(nif)
  {
    reportUnknownBlock(of: nif, at: "/buyer/taxId", to: &report)
  }
}

private func reportUnknownBlock(of nif: String, at pointer: JSONPointer, to report: inout Report) {
  report(
    at: pointer,
    en: "The NIF \(nif) begins with \(nif.prefix(2)), a block not known to be allotted; check the "
      + "number",
    pt: "O NIF \(nif) começa por \(nif.prefix(2)), um bloco que não se sabe atribuído; confirme o "
      + "número")
}
