internal import DocumentModel
internal import Measures

let rectifyingDocumentsNameRectifiedOnes = Rule(
  "REF-01", .error,
  en: "A credit or debit note names the documents that it rectifies.",
  pt: "Uma nota de crédito ou de débito identifica os documentos que retifica.",
  law: ["CIVA art. 36 n.6", "Despacho 8632/2014, 1.4"],
  reads: [.type, .references]
) { document, report in
  guard document.type.rectifies, document.references.isEmpty else { return }
  report(
    at: "/references",
    en: "A document of type \(document.type.rawValue) names at least one document that it "
      + "rectifies; give references",
    pt: "Um documento do tipo \(document.type.rawValue) identifica pelo menos um documento que "
      + "retifica; indique references")
}
