internal import DocumentModel
internal import Measures

let copiesAreAskedForOnce = Rule(
  "PRN-02", .error,
  en: "Each copy is asked for once.",
  pt: "Cada exemplar é pedido uma vez.",
  law: ["CIVA art. 36 n.4", "DL 147/2003 art. 5 n.2 e n.12"],
  reads: [.print]
) { document, report in
  let copies = document.print.copies
  for index in copies.indices.dropFirst() where copies[..<index].contains(copies[index]) {
    report(
      at: ("/print/copies" as JSONPointer).index(index),
      en: "The copy \"\(copies[index].rawValue)\" is asked for twice; leave one out",
      pt: "O exemplar \"\(copies[index].rawValue)\" é pedido duas vezes; retire um")
  }
}
