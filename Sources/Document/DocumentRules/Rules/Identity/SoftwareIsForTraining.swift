internal import DocumentModel
internal import Measures

let softwareIsForTraining = Rule(
  "TRN-02", .warning,
  en: "Only a training document names the software house.",
  pt: "Só um documento de formação identifica o produtor do programa.",
  law: ["Despacho 8632/2014, 1.5"],
  reads: [.training, .software]
) { document, report in
  guard !document.training, document.software != nil else { return }
  report(
    at: "/software",
    en: "software is only printed on training documents; set training to true or leave it out",
    pt: "software só se imprime em documentos de formação; passe training a true ou retire-o")
}
