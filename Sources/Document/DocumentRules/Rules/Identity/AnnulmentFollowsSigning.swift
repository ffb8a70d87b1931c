internal import DocumentModel
internal import Measures

let annulmentFollowsSigning = Rule(
  "STA-03", .error,
  en: "A document is not annulled before it was made.",
  pt: "Um documento não é anulado antes de ter sido feito.",
  law: ["Portaria 302/2016, 4.1.4.3.2"],
  reads: [.status, .statusDate, .systemEntryDate, .source]
) { document, report in
  // A recovered or integrated document was made, and may have been annulled, before it was entered.
  guard document.status == .annulled, document.source == .produced,
    let date = document.statusDate, let entry = document.systemEntryDate, date < entry
  else { return }
  report(
    at: "/statusDate",
    en: "The annulment of \(date) comes before the document itself "
      + "(systemEntryDate \(entry)); correct one of the two",
    pt: "A anulação de \(date) é anterior ao próprio documento "
      + "(systemEntryDate \(entry)); corrija uma das duas")
}
