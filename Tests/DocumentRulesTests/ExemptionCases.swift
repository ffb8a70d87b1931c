import DocumentModel
import Measures

private let exemption = ["/lines/0/tax/exemption"]

/// EXE: reasons for charging no VAT.
let exemptionCases: [RuleCase] = [
  RuleCase("EXE-01", "exempt without a reason", finds: exemption) { $0.charge(.vat("ISE", 0)) },
  RuleCase("EXE-01", "a special regime at rate 0 without a reason", finds: exemption) {
    $0.charge(.vat("OUT", 0))
  },
  RuleCase("EXE-01", "not subject without a reason", finds: exemption) {
    $0.charge(.notSubject(nil))
  },
  RuleCase("EXE-01", "stamp duty at rate 0 without a reason", finds: exemption) {
    $0.charge(.stampDuty("17.1.4", rate: .zero))
  },
  RuleCase("EXE-01", "a reason on a taxed line", finds: exemption) {
    $0.charge(.vat("NOR", 23, exemption: "M07"))
  },
  RuleCase("EXE-01", "a reason beside stamp duty by the piece", finds: exemption) {
    $0.charge(with(.stampDuty("23.1", each: 5)) { $0.exemption = "M07" })
    $0.taxSummary?[0].amount = 5
    $0.total(net: 100_00, tax: 5)
  },
  RuleCase("EXE-01", "a special regime at rate 0 with its reason") {
    $0.charge(.vat("OUT", 0, exemption: "M20"))
  },
  RuleCase("EXE-02", "an unassigned code", finds: exemption) { $0.charge(.exempt("M17")) },
  RuleCase("EXE-02", "free text", finds: exemption) { $0.charge(.exempt("Isento")) },
  RuleCase("EXE-02", "an empty code", finds: exemption) { $0.charge(.exempt("")) },
  RuleCase("EXE-02", "digits of another script", finds: exemption) { $0.charge(.exempt("M٠٧")) },
  RuleCase("EXE-02", "the first code of the table") { $0.charge(.exempt("M01")) },
  RuleCase("EXE-03", "M08 on the first day without it", finds: exemption) {
    $0.charge(.exempt("M08"))
    $0.issue(on: "2023-01-01")
  },
  RuleCase("EXE-03", "M08 on its last day") {
    $0.charge(.exempt("M08"))
    $0.issue(on: "2022-12-31")
  },
  RuleCase("EXE-03", "M08 on a later document for an earlier supply", finds: exemption) {
    $0.charge(.exempt("M08"))
    $0.issue(on: "2023-01-02")
    $0.supplyDate = Day("2022-12-30")
  },
  RuleCase("EXE-03", "M35 on the day before it exists", finds: exemption) {
    $0.charge(.exempt("M35"))
    $0.issue(on: "2026-06-30")
  },
  RuleCase("EXE-03", "M35 on its first day") {
    $0.charge(.exempt("M35"))
    $0.issue(on: "2026-07-01")
  },
  RuleCase("EXE-03", "M35 on an advance for a later supply") {
    $0.charge(.exempt("M35"))
    $0.issue(on: "2026-06-30")
    $0.supplyDate = Day("2026-07-01")
  },
  RuleCase("EXE-03", "a credit note on what was lawful then", .creditNote, finds: exemption) {
    $0.charge(.exempt("M08"))
  },
  RuleCase("EXE-08", "words without a code", finds: ["/lines/0/tax/exemptionReason"]) {
    $0.charge(with(.vat("ISE", 0)) { $0.exemptionReason = "Isento" })
    $0.importedFrom = .saft
  },
  RuleCase("EXE-08", "words and an unknown code", finds: exemption) {
    $0.charge(with(.exempt("M98")) { $0.exemptionReason = "Isento" })
    $0.importedFrom = .saft
  },
  RuleCase("EXE-08", "words beside a code of the table") {
    $0.charge(with(.exempt("M07")) { $0.exemptionReason = "Isento" })
    $0.importedFrom = .saft
  },
  RuleCase("EXE-01", "words without a code, of our own format", finds: exemption) {
    $0.charge(with(.vat("ISE", 0)) { $0.exemptionReason = "Isento" })
  },
  RuleCase("EXE-02", "words and an unknown code, of our own format", finds: exemption) {
    $0.charge(with(.exempt("M98")) { $0.exemptionReason = "Isento" })
  },
  RuleCase("EXE-04", "M99 as an exemption", finds: exemption) { $0.charge(.exempt("M99")) },
  RuleCase("EXE-04", "an exemption as not subject", finds: exemption) {
    $0.charge(.notSubject("M07"))
  },
  RuleCase("EXE-04", "the part outside the margin") { $0.charge(.notSubject("M13")) },
  RuleCase("EXE-05", "reverse charge to a final consumer", finds: ["/buyer/taxId"]) {
    $0.charge(.exempt("M31"))
    $0.buyer = nil
  },
  RuleCase("EXE-05", "reverse charge to the number of a final consumer", finds: ["/buyer/taxId"]) {
    $0.charge(.exempt("M30"))
    $0.buyer?.taxId = Party.finalConsumer
  },
  RuleCase("EXE-05", "a service to the United States without a number", finds: ["/buyer/taxId"]) {
    $0.charge(.exempt("M40"))
    $0.sell(to: "US")
    $0.buyer?.taxId = nil
  },
  RuleCase("EXE-05", "reverse charge to a taxable person") { $0.charge(.exempt("M31")) },
  RuleCase("EXE-05", "an ordinary exemption to a final consumer") {
    $0.charge(.exempt("M07"))
    $0.buyer = nil
  },
  RuleCase("EXE-06", "an intra-Community supply within Portugal", finds: ["/buyer/country"]) {
    $0.charge(.exempt("M16"))
  },
  RuleCase("EXE-06", "an intra-Community supply to Brazil", finds: ["/buyer/country"]) {
    $0.charge(.exempt("M16"))
    $0.sell(to: "BR")
  },
  RuleCase("EXE-06", "an intra-Community supply to Spain") {
    $0.charge(.exempt("M16"))
    $0.sell(to: "ES")
  },
  RuleCase("EXE-06", "an intra-Community supply to London in 2020") {
    $0.charge(.exempt("M16"))
    $0.sell(to: "GB")
    $0.issue(on: "2020-12-31")
  },
  RuleCase("EXE-06", "an intra-Community supply to London in 2021", finds: ["/buyer/country"]) {
    $0.charge(.exempt("M16"))
    $0.sell(to: "GB")
    $0.issue(on: "2021-01-01")
  },
  RuleCase("EXE-06", "a service to Brazil") {
    $0.charge(.exempt("M40"))
    $0.sell(to: "BR")
  },
  RuleCase("EXE-06", "a service abroad within Portugal", finds: ["/buyer/country"]) {
    $0.charge(.exempt("M40"))
  },
  RuleCase("EXE-07", "the food basket after its last day", finds: exemption) {
    $0.charge(.exempt("M26"))
    $0.issue(on: "2024-01-05")
  },
  RuleCase("EXE-07", "the food basket on its last day") {
    $0.charge(.exempt("M26"))
    $0.issue(on: "2024-01-04")
  },
  RuleCase("EXE-07", "M35 for a supply before the law", finds: exemption) {
    $0.charge(.exempt("M35"))
    $0.issue(on: "2026-07-02")
    $0.supplyDate = Day("2026-06-29")
  },
  RuleCase("EXE-07", "a credit note on the food basket", .creditNote) {
    $0.charge(.exempt("M26"))
  },
]

extension Document {
  /// Makes the buyer a company of another country.
  fileprivate mutating func sell(to country: String) {
    buyer?.country = country
    buyer?.address?.country = country
    buyer?.taxId = "4443332215"
  }
}
