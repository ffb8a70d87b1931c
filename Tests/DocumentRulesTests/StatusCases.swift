import DocumentModel
import Measures

/// STA, REG, CERT and TRN: the document's state and circumstances.
let statusCases: [RuleCase] = [
  RuleCase("STA-01", "T on an invoice", finds: ["/status"]) { $0.status = .thirdParty },
  RuleCase("STA-01", "S on a guide", .transport, finds: ["/status"]) { $0.status = .selfBilled },
  RuleCase("STA-01", "R on a pro forma", .proForma, finds: ["/status"]) { $0.status = .summary },
  RuleCase("STA-01", "F on a receipt", .receipt, finds: ["/status"]) { $0.status = .invoiced },
  RuleCase("STA-01", "F on an invoice") { $0.status = .invoiced },
  RuleCase("STA-01", "R on an invoice") { $0.status = .summary },
  RuleCase("STA-01", "T on a guide", .transport) { $0.status = .thirdParty },
  RuleCase("STA-01", "F on a pro forma", .proForma) { $0.status = .invoiced },
  RuleCase("STA-01", "annulled receipt", .receipt) { $0.annul("2026-05-04T10:00:00") },

  RuleCase("STA-02", "neither date nor reason", finds: ["/statusDate", "/statusReason"]) {
    $0.status = .annulled
  },
  RuleCase("STA-02", "blank reason", finds: ["/statusReason"]) {
    $0.annul("2026-05-04T10:00:00")
    $0.statusReason = " "
  },
  RuleCase("STA-02", "no date", finds: ["/statusDate"]) {
    $0.annul("2026-05-04T10:00:00")
    $0.statusDate = nil
  },
  RuleCase("STA-02", "date and reason") { $0.annul("2026-05-04T10:00:00") },
  RuleCase("STA-02", "neither is asked of a normal document") { $0.statusReason = nil },

  RuleCase("STA-03", "annulled a second before", finds: ["/statusDate"]) {
    $0.annul("2026-05-04T09:14:59")
  },
  RuleCase("STA-03", "annulled the second it was made") { $0.annul("2026-05-04T09:15:00") },
  RuleCase("STA-03", "annulled on paper before recovery") {
    $0.annul("2026-05-04T08:00:00")
    $0.recover("1-FTM abc/00001")
  },
  RuleCase("STA-03", "status date of a normal document") {
    $0.statusDate = DateTime("2026-05-04T00:00:00")
  },

  RuleCase("STA-04", "S without self-billing", finds: ["/status"]) { $0.status = .selfBilled },
  RuleCase("STA-04", "S with self-billing") {
    $0.status = .selfBilled
    $0.regimes.selfBilling = true
  },

  RuleCase("STA-05", "self-billing with N", finds: ["/status"]) { $0.regimes.selfBilling = true },
  RuleCase("STA-05", "self-billing annulled") {
    $0.regimes.selfBilling = true
    $0.annul("2026-05-04T10:00:00")
  },
  RuleCase("STA-05", "a self-biller's pro forma has no S", .proForma) {
    $0.regimes.selfBilling = true
  },

  RuleCase("STA-06", "annulled in the next month", finds: ["/statusDate"]) {
    $0.annul("2026-06-01T09:00:00")
  },
  RuleCase("STA-06", "annulled in a later year's earlier month", finds: ["/statusDate"]) {
    $0.annul("2027-01-04T09:00:00")
  },
  RuleCase("STA-06", "annulled on the month's last day") { $0.annul("2026-05-31T23:59:59") },
  RuleCase("STA-06", "a guide annulled later", .transport) { $0.annul("2026-06-01T09:00:00") },

  RuleCase("STA-07", "51 characters", finds: ["/statusReason"]) {
    $0.annul("2026-05-04T10:00:00")
    $0.statusReason = String(repeating: "ã", count: 51)
  },
  RuleCase("STA-07", "50 characters in 100 bytes") {
    $0.annul("2026-05-04T10:00:00")
    $0.statusReason = String(repeating: "ã", count: 50)
  },

  RuleCase("CERT-01", "0", finds: ["/certificate"]) { $0.certificate = "0" },
  RuleCase("CERT-01", "0000", finds: ["/certificate"]) { $0.certificate = "0000" },
  RuleCase("CERT-01", "zeros in front") { $0.certificate = "0006" },
  RuleCase("CERT-02", "empty", finds: ["/certificate"]) { $0.certificate = "" },
  RuleCase("CERT-02", "five digits", finds: ["/certificate"]) { $0.certificate = "12345" },
  RuleCase("CERT-02", "with /AT", finds: ["/certificate"]) { $0.certificate = "9/AT" },
  RuleCase("CERT-02", "one digit") { $0.certificate = "6" },

  RuleCase("TRN-01", "training without software", finds: ["/software"]) { $0.training = true },
  RuleCase("TRN-01", "training with software") { $0.train() },
  RuleCase("TRN-02", "software without training", finds: ["/software"]) {
    $0.train()
    $0.training = false
  },
  RuleCase("TRN-02", "neither of them"),
  RuleCase("TRN-03", "wrong check digit", finds: ["/software/company/taxId"]) {
    $0.train()
    $0.software?.company.taxId = "501442601"
  },
  RuleCase("TRN-03", "foreign software house") {
    $0.train()
    $0.software?.company.country = "ES"
    $0.software?.company.taxId = "B12345678"
  },

  RuleCase("REG-02", "RC by its type alone", .cashReceipt) { $0.regimes.cashVat = false },
  RuleCase("REG-02", "RG of the scheme", .receipt, finds: ["/type"]) { $0.regimes.cashVat = true },
  RuleCase("REG-02", "invoice of the scheme") { $0.regimes.cashVat = true },
  RuleCase(
    "REG-03", "self-billing by nobody", .simplified, finds: ["/buyer/taxId"]
  ) {
    $0.status = .selfBilled
    $0.regimes.selfBilling = true
  },
  RuleCase(
    "REG-03", "the status alone, by nobody", .simplified,
    finds: [
      "/buyer/taxId", "STA-04 /status",
    ]
  ) { $0.status = .selfBilled },
  RuleCase("REG-03", "self-billing by the customer") {
    $0.status = .selfBilled
    $0.regimes.selfBilling = true
  },
]

extension Document {
  mutating func annul(_ time: String) {
    status = .annulled
    statusDate = DateTime(time)
    statusReason = "Lançado em duplicado"
  }

  mutating func recover(_ control: String) {
    source = .manual
    hashControl = control
  }

  mutating func train() {
    training = true
    software = with(Software()) {
      $0.name = "Fatura Fácil"
      $0.company = .customer
    }
  }
}
