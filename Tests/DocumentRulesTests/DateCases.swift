import DocumentModel
import Measures

/// DAT: dates and deadlines. 2026-05-04, the day of the base documents, is a Monday.
let dateCases: [RuleCase] = [
  RuleCase("DAT-01", "dated tomorrow", finds: ["/issueDate"]) {
    $0.systemEntryDate = DateTime("2026-05-03T23:59:59") ?? .unknown
  },
  RuleCase("DAT-01", "made the day after") {
    $0.systemEntryDate = DateTime("2026-05-05T00:00:00") ?? .unknown
  },

  RuleCase("DAT-02", "due the day before", finds: ["/dueDate"]) { $0.dueDate = Day("2026-05-03") },
  RuleCase("DAT-02", "due at once") { $0.dueDate = Day("2026-05-04") },

  // The five working days after Thursday 2026-04-23: 24, 27, 28, 29, 30 April (25 April is a
  // Saturday); after Friday 24: 27, 28, 29, 30 April and 4 May, as 1 May is a holiday.
  RuleCase("DAT-03", "sixth working day", finds: ["/issueDate"]) {
    $0.supplyDate = Day("2026-04-23")
  },
  RuleCase("DAT-03", "fifth working day, over a holiday") { $0.supplyDate = Day("2026-04-24") },
  // Easter 2026 is 5 April: Good Friday is the 3rd. After Thursday 26 March: 27, 30, 31, 1, 2;
  // after Friday 27 March: 30, 31, 1, 2 and Monday 6 April.
  RuleCase("DAT-03", "fifth working day, over Good Friday") {
    $0.date("2026-04-06")
    $0.supplyDate = Day("2026-03-27")
  },
  RuleCase("DAT-03", "one day too late, over Good Friday", finds: ["/issueDate"]) {
    $0.date("2026-04-07")
    $0.supplyDate = Day("2026-03-27")
  },
  // Corpus Christi 2026 is Thursday 4 June and Portugal's day Wednesday 10 June.
  RuleCase("DAT-03", "over Corpus Christi and 10 June") {
    $0.date("2026-06-11")
    $0.supplyDate = Day("2026-06-02")
  },
  RuleCase("DAT-03", "late on a simplified invoice", .simplified, finds: ["/issueDate"]) {
    $0.supplyDate = Day("2026-01-02")
  },
  RuleCase("DAT-03", "the last of the lines' dates counts") {
    for index in $0.lines.indices { $0.lines[index].supplyDate = Day("2026-04-01") }
    $0.lines[1].supplyDate = Day("2026-04-30")
  },
  RuleCase("DAT-03", "every line late", finds: ["/issueDate"]) {
    for index in $0.lines.indices { $0.lines[index].supplyDate = Day("2026-04-01") }
  },
  RuleCase("DAT-03", "a line without date") { $0.lines[0].supplyDate = Day("2026-04-01") },
  RuleCase("DAT-03", "a credit note has no such deadline", .creditNote) {
    $0.supplyDate = Day("2026-01-02")
  },
  RuleCase("DAT-03", "a recovered invoice is dated as it was") {
    $0.supplyDate = Day("2026-01-02")
    $0.recover("1-FTM abc/00001")
  },
  RuleCase("DAT-03", "supply after issue") { $0.supplyDate = Day("2026-06-02") },
  RuleCase("DAT-03", "services to a Member State by the 15th") {
    $0.serveAbroad()
    $0.date("2026-05-15")
    $0.supplyDate = Day("2026-04-01")
  },
  RuleCase("DAT-03", "services to a Member State on the 16th", finds: ["/issueDate"]) {
    $0.serveAbroad()
    $0.date("2026-05-16")
    $0.supplyDate = Day("2026-04-01")
  },
  RuleCase("DAT-03", "goods to a Member State by the 15th") {
    $0.serveAbroad("M16")
    $0.date("2026-05-15")
    $0.supplyDate = Day("2026-04-01")
  },
  RuleCase("DAT-03", "an export on the 15th", finds: ["/issueDate"]) {
    $0.serveAbroad("M05")
    $0.date("2026-05-15")
    $0.supplyDate = Day("2026-04-01")
  },
  RuleCase("DAT-03", "services to a Member State over new year") {
    $0.serveAbroad()
    $0.date("2026-01-15")
    $0.supplyDate = Day("2025-12-01")
  },
  RuleCase("DAT-03", "at the calendar's end") {
    $0.supplyDate = Day("9999-12-31")
    $0.date("9999-12-31")
  },
]

extension Document {
  /// One supply to a taxable person in France.
  fileprivate mutating func serveAbroad(_ exemption: String = "M40") {
    buyer = with(.customer) {
      $0.taxId = "32123456789"
      $0.country = "FR"
      $0.address?.country = "FR"
    }
    lines = [
      .of("Consultoria técnica", "H", 2, 75_00, 150_00, .vat("ISE", 0, exemption: exemption))
    ]
    taxSummary = [.of(.vat("ISE", 0), 150_00, 0)]
    totals = .of(net: 150_00, tax: 0)
  }
}
