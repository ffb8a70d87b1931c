internal import DocumentModel
internal import Measures

let selfBilledStatusNeedsSelfBilling = Rule(
  "STA-04", .warning,
  en: "Status S is for self-billed documents.",
  pt: "O estado S é para documentos de autofaturação.",
  law: ["CIVA art. 36 n.11", "Portaria 302/2016, 4.1.4.3.1"],
  reads: [.type, .status, .regimes]
) { document, report in
  guard document.status == .selfBilled, document.family == .salesInvoice,
    !document.regimes.selfBilling
  else { return }
  report(
    at: "/status",
    en: "Status S says self-billing and regimes.selfBilling does not; the document is printed as "
      + "self-billed, set it to true, or the status to N",
    pt: "O estado S indica autofaturação e regimes.selfBilling não; o documento é impresso como "
      + "autofaturação, passe-o a true, ou o estado a N")
}
