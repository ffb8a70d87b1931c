import DocumentModel
import Measures

/// TAX, RATE: codes, regions and rates.
let taxCases: [RuleCase] = [
  taxCodes, taxRates,
].flatMap(\.self)

private let taxCodes: [RuleCase] = [
  RuleCase("TAX-01", "a code of no tax", finds: ["/lines/0/tax/code"]) {
    $0.charge(.vat("STD", 23))
  },
  RuleCase("TAX-01", "an empty code", finds: ["/lines/0/tax/code"]) { $0.charge(.vat("", 23)) },
  RuleCase("TAX-01", "NS as a code of IVA", finds: ["/lines/0/tax/code"]) {
    $0.charge(.vat("NS", 0, exemption: "M07"))
  },
  RuleCase("TAX-01", "NOR as a code of NS", finds: ["/lines/0/tax/code"]) {
    $0.charge(with(.notSubject()) { $0.code = "NOR" })
  },
  RuleCase("TAX-01", "NOR as a stamp-duty item", finds: ["/lines/0/tax/code"]) {
    $0.charge(.stampDuty("NOR", rate: Decimal(4)))
  },
  RuleCase("TAX-01", "a stamp-duty item of eleven characters", finds: ["/lines/0/tax/code"]) {
    $0.charge(.stampDuty("17.1.4.1234", rate: Decimal(4)))
  },
  RuleCase("TAX-01", "a stamp-duty item") { $0.charge(.stampDuty("17.1.4", rate: Decimal(4))) },
  RuleCase("TAX-01", "not subject") { $0.charge(.notSubject()) },
  RuleCase("TAX-01", "NA on an invoice", finds: ["/lines/0/tax/code"]) {
    $0.charge(.vat("NA", 0, exemption: "M07"))
  },
  RuleCase("TAX-01", "NA on a receipt", .receipt) {
    $0.taxSummary = [.of(.vat("NA", 0), 123_00, 0)]
  },
  RuleCase("TAX-01", "an unknown code on a receipt", .cashReceipt, finds: ["/taxSummary/0/code"]) {
    $0.taxSummary?[0].code = "STD"
  },
  RuleCase("TAX-02", "exempt at a rate", finds: ["/lines/0/tax/rate"]) {
    $0.charge(.vat("ISE", 6, exemption: "M07"))
  },
  RuleCase("TAX-02", "not subject at a rate", finds: ["/lines/0/tax/rate"]) {
    $0.charge(with(.notSubject()) { $0.rate = Decimal(6) })
  },
  RuleCase("TAX-02", "exempt on a receipt", .cashReceipt, finds: ["/taxSummary/0/rate"]) {
    $0.taxSummary?[0].code = "ISE"
  },
  RuleCase("TAX-02", "not subject, without a word on the rate") {
    $0.charge(with(.notSubject()) { $0.rate = nil })
  },
  RuleCase("TAX-03", "no region at all", finds: ["/lines/0/tax/region"]) {
    $0.charge(.vat("NOR", 23, region: ""))
  },
  RuleCase("TAX-03", "the islands under one name", finds: ["/lines/0/tax/region"]) {
    $0.charge(.vat("NOR", 22, region: "PT-20"))
  },
  RuleCase("TAX-03", "a country that does not exist", finds: ["/lines/0/tax/region"]) {
    $0.charge(.vat("OUT", 20, region: "ZZ"))
  },
  RuleCase("TAX-03", "small letters", .cashReceipt, finds: ["/taxSummary/0/region"]) {
    $0.taxSummary?[0].region = "pt"
  },
  RuleCase("TAX-03", "another country") { $0.charge(.vat("OUT", 20, region: "FR")) },
  RuleCase("TAX-04", "stamp duty without a measure", finds: ["/lines/0/tax/rate"]) {
    $0.charge(.stampDuty("17.1.4"))
  },
  RuleCase("TAX-04", "stamp duty with two measures", finds: ["/lines/0/tax/amount"]) {
    $0.charge(.stampDuty("17.1.4", rate: Decimal(4), each: 4_00))
  },
  RuleCase("TAX-04", "VAT by the piece", finds: ["/lines/0/tax/amount"]) {
    $0.charge(with(.normal) { $0.amount = 23_00 })
  },
  RuleCase("TAX-04", "stamp duty by the piece") {
    $0.charge(.stampDuty("23.1", each: 5))
    $0.lines[0].quantity = Decimal(3)
    $0.lines[0].unitPrice = Price(Decimal(millionths: 33_333_333))
    $0.taxSummary?[0].amount = 15
    $0.total(net: 100_00, tax: 15)
  },
  RuleCase("TAX-04", "exempt from stamp duty") {
    $0.charge(with(.stampDuty("ISE")) { $0.exemption = "M07" })
  },
  RuleCase("TAX-05", "VAT without a rate", finds: ["/lines/0/tax/rate"]) {
    $0.charge(with(.normal) { $0.rate = nil })
  },
  RuleCase(
    "TAX-05", "VAT without a rate on a receipt", .cashReceipt, finds: ["/taxSummary/0/rate"]
  ) {
    $0.taxSummary = [.of(with(.normal) { $0.rate = nil }, 123_00, 0)]
    $0.total(net: 123_00, tax: 0)
  },
  RuleCase("TAX-05", "exempt, without a word on the rate") {
    $0.charge(with(.exempt) { $0.rate = nil })
  },
]

private let taxRates: [RuleCase] = [
  RuleCase("RATE-01", "22 % on the mainland", finds: ["/lines/0/tax/rate"]) {
    $0.charge(.vat("NOR", 22))
  },
  RuleCase(
    "RATE-01", "the normal rate under the code of the reduced", finds: ["/lines/0/tax/rate"]
  ) {
    $0.charge(.vat("RED", 23))
  },
  RuleCase("RATE-01", "nothing under the code of the normal rate", finds: ["/lines/0/tax/rate"]) {
    $0.charge(.vat("NOR", 0, exemption: "M07"))
  },
  RuleCase("RATE-01", "the three rates of the Azores") {
    $0.charge(.vat("NOR", 16, region: "PT-AC"))
  },
  RuleCase("RATE-01", "18 % in the Azores in 2019") {
    $0.charge(.vat("NOR", 18, region: "PT-AC"))
    $0.issue(on: "2019-05-26")
  },
  RuleCase("RATE-01", "16 % in the Azores in 2019", finds: ["/lines/0/tax/rate"]) {
    $0.charge(.vat("NOR", 16, region: "PT-AC"))
    $0.issue(on: "2019-05-26")
  },
  RuleCase("RATE-01", "5 % in Madeira on its last day") {
    $0.charge(.vat("RED", 5, region: "PT-MA"))
    $0.issue(on: "2024-09-30")
  },
  RuleCase("RATE-01", "5 % in Madeira a day later", finds: ["/lines/0/tax/rate"]) {
    $0.charge(.vat("RED", 5, region: "PT-MA"))
    $0.issue(on: "2024-10-01")
  },
  RuleCase("RATE-01", "5 % in Madeira for a supply before the change") {
    $0.charge(.vat("RED", 5, region: "PT-MA"))
    $0.issue(on: "2024-10-02")
    $0.supplyDate = Day("2024-09-30")
  },
  RuleCase("RATE-01", "5 % in Madeira for one line supplied before the change") {
    $0.charge(.vat("RED", 5, region: "PT-MA"))
    $0.issue(on: "2024-10-02")
    $0.lines[0].supplyDate = Day("2024-09-30")
  },
  RuleCase("RATE-01", "a credit note on an invoice before the change", .creditNote) {
    $0.charge(.vat("RED", 5, region: "PT-MA"))
    $0.references[0].date = Day("2024-09-30")
  },
  RuleCase("RATE-01", "a credit note on an invoice of unknown date", .creditNote) {
    $0.charge(.vat("RED", 5, region: "PT-MA"))
    $0.references[0].date = nil
  },
  RuleCase(
    "RATE-01", "a credit note at a rate that never was", .creditNote,
    finds: ["/lines/0/tax/rate"]
  ) {
    $0.charge(.vat("RED", 7, region: "PT-MA"))
    $0.references[0].date = nil
  },
  RuleCase(
    "RATE-01", "a credit note at the rate of neither date", .creditNote,
    finds: ["/lines/0/tax/rate"]
  ) { $0.charge(.vat("RED", 5, region: "PT-MA")) },
  RuleCase("RATE-01", "a receipt for an invoice before the change", .cashReceipt) {
    $0.settled[0].date = Day("2024-09-30")
    $0.settled[0].amount = 105_00
    $0.taxSummary = [.of(.vat("RED", 5, region: "PT-MA"), 100_00, 5_00)]
    $0.total(net: 100_00, tax: 5_00)
    $0.payment = nil
  },
  RuleCase("RATE-01", "a receipt at a wrong rate", .cashReceipt, finds: ["/taxSummary/0/rate"]) {
    $0.taxSummary = [.of(.vat("INT", 23), 100_00, 23_00)]
  },
  RuleCase("RATE-01", "a special regime at its own rate") { $0.charge(.vat("OUT", 7)) },
  RuleCase("RATE-01", "the normal rate of France") {
    $0.charge(.vat("NOR", 20, region: "FR"))
  },
  RuleCase("RATE-02", "a rate of 2014 that memory contradicts", finds: ["/lines/0/tax/rate"]) {
    $0.charge(.vat("NOR", 16, region: "PT-AC"))
    $0.issue(on: "2014-06-02")
  },
  RuleCase("RATE-02", "a rate of 2014 that memory confirms") {
    $0.charge(.vat("NOR", 18, region: "PT-AC"))
    $0.issue(on: "2014-06-02")
  },
  RuleCase("RATE-02", "a rate before the table begins", finds: ["/lines/0/tax/rate"]) {
    $0.charge(.vat("NOR", 19))
    $0.issue(on: "2005-06-30")
  },
]
