internal import DocumentModel
internal import Measures

let softwareHouseNIFHasValidCheckDigit = Rule(
  "TRN-03", .error,
  en: "The software house of a training document has a right NIF when it is in Portugal.",
  pt: "O produtor do programa de um documento de formação tem um NIF certo quando é de Portugal.",
  law: ["Despacho 8632/2014, 1.5"],
  reads: [.software]
) { document, report in
  guard let company = document.software?.company, (company.country ?? "PT") == "PT",
    let nif = company.taxId, let fault = nifFault(in: nif)
  else { return }
  report(
    at: "/software/company/taxId",
    en: "The software house's NIF " + fault.en, pt: "O NIF do produtor do programa " + fault.pt)
}
