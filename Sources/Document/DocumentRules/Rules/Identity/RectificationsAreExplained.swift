internal import DocumentModel
internal import Measures

let rectificationsAreExplained = Rule(
  "REF-03", .warning,
  en: "A credit or debit note says why it rectifies a document.",
  pt: "Uma nota de crédito ou de débito diz porque retifica um documento.",
  law: ["CIVA art. 36 n.6", "Despacho 8632/2014, 1.4"],
  reads: [.type, .references]
) { document, report in
  guard document.type.rectifies else { return }
  for (index, reference) in document.references.enumerated() where reference.reason.isMissing {
    report(
      at: JSONPointer.references.index(index).key("reason"),
      en: "Why \(quoted(reference.number)) is rectified is not said; give a reason",
      pt: "Não se diz porque é retificado \(quoted(reference.number)); indique o motivo")
  }
}
