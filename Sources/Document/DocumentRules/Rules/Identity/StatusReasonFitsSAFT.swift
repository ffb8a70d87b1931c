internal import DocumentModel
internal import Measures

let statusReasonFitsSAFT = Rule(
  "STA-07", .warning,
  en: "The reason for the status has at most 50 characters.",
  pt: "O motivo do estado tem até 50 caracteres.",
  law: ["Portaria 302/2016, 4.1.4.3.3"],
  reads: [.statusReason]
) { document, report in
  guard let reason = document.statusReason, reason.hasMoreCharacters(than: 50) else { return }
  let count = reason.unicodeScalars.count
  report(
    at: "/statusReason",
    en: "The reason has \(count) characters and SAF-T (PT) takes 50; shorten it",
    pt: "O motivo tem \(count) caracteres e o SAF-T (PT) aceita 50; abrevie-o")
}
