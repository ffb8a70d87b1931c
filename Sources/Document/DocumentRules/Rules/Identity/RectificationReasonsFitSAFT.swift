internal import DocumentModel
internal import Measures

let rectificationReasonsFitSAFT = Rule(
  "REF-02", .warning,
  en: "The reason of a rectification has at most 50 characters.",
  pt: "O motivo de uma retificação tem até 50 caracteres.",
  law: ["Portaria 302/2016, 4.1.4.19 (Reason)"],
  reads: [.references]
) { document, report in
  for (index, reference) in document.references.enumerated() {
    guard let reason = reference.reason, reason.hasMoreCharacters(than: 50) else { continue }
    let count = reason.unicodeScalars.count
    report(
      at: JSONPointer.references.index(index).key("reason"),
      en: "The reason has \(count) characters and SAF-T (PT) takes 50; shorten it",
      pt: "O motivo tem \(count) caracteres e o SAF-T (PT) aceita 50; abrevie-o")
  }
}
