internal import DocumentModel
internal import Measures

let selfBillingHasItsStatus = Rule(
  "STA-05", .warning,
  en: "A self-billed invoice has status S.",
  pt: "Uma fatura de autofaturação tem o estado S.",
  law: ["CIVA art. 36 n.11", "Portaria 302/2016, 4.1.4.3.1"],
  reads: [.type, .status, .regimes]
) { document, report in
  guard document.regimes.selfBilling, document.status == .normal,
    document.family == .salesInvoice
  else { return }
  report(
    at: "/status",
    en: "The document is self-billed and its status is N; SAF-T (PT) and the QR code expect S",
    pt: "O documento é de autofaturação e o estado é N; o SAF-T (PT) e o código QR esperam S")
}
