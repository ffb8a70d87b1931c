internal import DocumentModel
internal import Measures

let onlyGuidesGoWithoutValues = Rule(
  "PRN-03", .error,
  en: "Only transport and working documents may leave prices and totals off the paper.",
  pt: "Só os documentos de transporte e de conferência podem omitir preços e totais no papel.",
  law: ["Despacho 8632/2014, 2.1.6", "CIVA art. 36 n.5 c) and d)"],
  reads: [.type, .print]
) { document, report in
  guard !document.print.values, !document.mayGoWithoutValues else { return }
  report(
    at: "/print/values",
    en: "A document of type \(document.type.rawValue) shows its prices and totals; leave"
      + " print.values out",
    pt: "Um documento do tipo \(document.type.rawValue) mostra os preços e totais; retire"
      + " print.values")
}
