internal import DocumentModel
internal import Measures

let onlyRectifyingDocumentsHaveReferences = Rule(
  "REF-04", .warning,
  en: "Only credit and debit notes rectify documents.",
  pt: "Só as notas de crédito e de débito retificam documentos.",
  law: ["Despacho 8632/2014, 1.3 e 1.4"],
  reads: [.type, .references]
) { document, report in
  guard !document.type.rectifies, !document.references.isEmpty else { return }
  report(
    at: "/references",
    en: "A document of type \(document.type.rawValue) rectifies none; name orders and guides in "
      + "originating instead",
    pt: "Um documento do tipo \(document.type.rawValue) não retifica nenhum; indique encomendas e "
      + "guias em originating")
}
