internal import DocumentModel
internal import Measures

let annulmentIsDatedAndExplained = Rule(
  "STA-02", .error,
  en: "An annulled document says when, and should say why.",
  pt: "Um documento anulado diz quando, e convém que diga porquê.",
  law: ["Portaria 302/2016, 4.1.4.3.2 e 4.1.4.3.3"],
  reads: [.status, .statusDate, .statusReason]
) { document, report in
  guard document.status == .annulled else { return }
  if document.statusDate == nil {
    report(
      at: "/statusDate",
      en: "The document is annulled and does not say when; give statusDate",
      pt: "O documento está anulado e não diz quando; indique statusDate")
  }
  if document.statusReason.isMissing {
    // Optional in the schema of SAF-T (PT).
    report.warn(
      at: "/statusReason",
      en: "The document is annulled and does not say why; give statusReason if it is known",
      pt: "O documento está anulado e não diz porquê; indique statusReason, se for conhecido")
  }
}
