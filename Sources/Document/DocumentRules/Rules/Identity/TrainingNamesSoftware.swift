internal import DocumentModel
internal import Measures

let trainingNamesSoftware = Rule(
  "TRN-01", .error,
  en: "A training document names the software house.",
  pt: "Um documento de formação identifica o produtor do programa.",
  law: ["Despacho 8632/2014, 1.5"],
  reads: [.training, .software]
) { document, report in
  guard document.training, document.software == nil else { return }
  report(
    at: "/software",
    en: "A training document shows the software house in place of the seller; give software",
    pt: "Um documento de formação mostra o produtor do programa em vez do vendedor; indique "
      + "software")
}
