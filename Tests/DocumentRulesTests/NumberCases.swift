import DocumentModel
import Measures

/// TYP, NUM and ATC: what the document is called.
let numberCases: [RuleCase] = [
  RuleCase("TYP-01", "DC in 2026", .proForma, finds: ["/type"]) { $0.type = .DC },
  RuleCase("TYP-01", "DC on the day after its last", .proForma, finds: ["/type"]) {
    $0.type = .DC
    $0.date("2017-07-01")
  },
  RuleCase("TYP-01", "DC on its last day", .proForma) {
    $0.type = .DC
    $0.date("2017-06-30")
  },
  RuleCase("TYP-01", "a cash sale in 2013", finds: ["/type"]) {
    $0.type = .VD
    $0.date("2013-01-01")
  },
  RuleCase("TYP-02", "an invoice as a working document", finds: ["/workingDocument"]) {
    $0.workingDocument = true
  },
  RuleCase("TYP-02", "an insurer's working document") {
    $0.type = .RP
    $0.workingDocument = true
  },

  RuleCase("NUM-01", "empty", finds: ["/number"]) { $0.number = "" },
  RuleCase("NUM-01", "no series", finds: ["/number"]) { $0.number = "FT 1" },
  RuleCase("NUM-01", "no space", finds: ["/number"]) { $0.number = "FTA2026/1" },
  RuleCase("NUM-01", "two spaces", finds: ["/number"]) { $0.number = "FT  A2026/1" },
  RuleCase("NUM-01", "space in front", finds: ["/number"]) { $0.number = " FT A2026/1" },
  RuleCase("NUM-01", "two slashes", finds: ["/number"]) { $0.number = "FT A2026//1" },
  RuleCase("NUM-01", "slash in the series", finds: ["/number"]) { $0.number = "FT A/2026/1" },
  RuleCase("NUM-01", "caret in the series", finds: ["/number"]) { $0.number = "FT A^2026/1" },
  RuleCase("NUM-01", "letters in the sequence", finds: ["/number"]) { $0.number = "FT A2026/1B" },
  RuleCase("NUM-01", "no sequence", finds: ["/number"]) { $0.number = "FT A2026/" },
  RuleCase("NUM-01", "full-width digit", finds: ["/number", "NUM-05 /number"]) {
    $0.number = "FT A2026/１"
  },
  RuleCase("NUM-01", "61 characters", finds: ["/number", "NUM-04 /number"]) {
    $0.number = "FT " + String(repeating: "A", count: 56) + "/1"
  },
  RuleCase("NUM-01", "60 characters, 35 of them series") {
    $0.number = String(repeating: "F", count: 22) + " " + String(repeating: "A", count: 35) + "/1"
  },
  RuleCase("NUM-01", "slash and caret in the internal code") { $0.number = "F/^ A2026/1" },
  RuleCase("NUM-01", "internal code other than the type") { $0.number = "M1F A2026/1" },

  RuleCase("NUM-02", "ampersand", finds: ["/number", "NUM-04 /number"]) {
    $0.number = "FT A&B/1"
  },
  RuleCase("NUM-02", "less-than in the code", finds: ["/number"]) { $0.number = "F<T A2026/1" },
  RuleCase("NUM-02", "asterisk in the code", finds: ["/number"]) { $0.number = "FT* A2026/1" },
  RuleCase("NUM-02", "apostrophe", finds: ["/number", "NUM-04 /number"]) {
    $0.number = "FT A'26/1"
  },
  RuleCase("NUM-02", "quotation mark", finds: ["/number"]) { $0.number = "F\" A2026/1" },
  RuleCase("NUM-02", "line break", finds: ["/number"]) { $0.number = "F\nT A2026/1" },
  RuleCase("NUM-02", "next line, a C1 control", finds: ["/number"]) {
    $0.number = "F\u{85} A2026/1"
  },
  RuleCase("NUM-02", "harmless punctuation in the code") { $0.number = "F.T-1_(a)É A2026/1" },

  RuleCase("NUM-05", "Cyrillic А in the series", finds: ["/number", "NUM-04 /number"]) {
    $0.number = "FT \u{410}2026/1"
  },
  RuleCase("NUM-05", "full-width letter in the code", finds: ["/number"]) {
    $0.number = "F\u{FF34} A2026/1"
  },
  RuleCase("NUM-05", "no-break space", finds: ["NUM-01 /number", "/number"]) {
    $0.number = "FT\u{A0}A2026/1"
  },
  RuleCase("NUM-05", "a joiner that is not seen", finds: ["/number", "NUM-04 /number"]) {
    $0.number = "FT A\u{200D}2026/1"
  },
  RuleCase("NUM-05", "accents and ordinals in the code") { $0.number = "Fªº-Çé A2026/1" },
  RuleCase("NUM-06", "full-width digits abroad", finds: ["/buyer/taxId"]) {
    $0.buyer?.country = "ES"
    $0.buyer?.taxId = "B\u{FF11}2345678"
  },
  RuleCase("NUM-06", "Latin letters abroad") {
    $0.buyer?.country = "ES"
    $0.buyer?.taxId = "B12345678"
  },
  RuleCase("NUM-07", "Latin letters in a rectified number", .creditNote) {
    $0.references[0].number = "FT B2026/41"
  },
  RuleCase(
    "NUM-07", "Greek letter in a rectified number", .creditNote, finds: ["/references/0/number"]
  ) {
    $0.references[0].number = "FT \u{391}2026/1"
  },
  RuleCase("NUM-03", "sequence 0", finds: ["/number"]) { $0.name("FT A2026/0", "0") },
  RuleCase("NUM-03", "sequence 000", finds: ["/number"]) { $0.name("FT A2026/000", "000") },
  RuleCase("NUM-03", "sequence 10") { $0.name("FT A2026/10", "10") },
  RuleCase("NUM-03", "a sequence beyond 64 bits") {
    $0.name("FT A2026/99999999999999999999999", "99999999999999999999999")
  },

  RuleCase("NUM-04", "series with an accent", finds: ["/number"]) { $0.number = "FT Évora/1" },
  RuleCase("NUM-04", "series that ends in a hyphen", finds: ["/number"]) { $0.number = "FT A-/1" },
  RuleCase("NUM-04", "two separators in a row", finds: ["/number"]) { $0.number = "FT A.-B/1" },
  RuleCase("NUM-04", "36 characters", finds: ["/number"]) {
    $0.number = "FT " + String(repeating: "A", count: 36) + "/1"
  },
  RuleCase("NUM-04", "single separators") { $0.number = "FT A.b_3-4/1" },
  RuleCase("NUM-04", "wider form in the days before codes") {
    $0.number = "FT Évora/1"
    $0.atcud = "0"
    $0.date("2022-12-30")
  },

  RuleCase("ATC-01", "empty", finds: ["/atcud"]) { $0.atcud = "" },
  RuleCase("ATC-01", "with its prefix", finds: ["/atcud"]) { $0.atcud = "ATCUD:ZXS7YX85-1" },
  RuleCase("ATC-01", "small letters", finds: ["/atcud"]) { $0.atcud = "zxs7yx85-1" },
  RuleCase("ATC-01", "code of seven", finds: ["/atcud"]) { $0.atcud = "ZXS7YX8-1" },
  RuleCase("ATC-01", "no hyphen", finds: ["/atcud"]) { $0.atcud = "ZXS7YX851" },
  RuleCase("ATC-01", "two hyphens", finds: ["/atcud"]) { $0.atcud = "ZXS7YX85--1" },
  RuleCase("ATC-01", "no sequence", finds: ["/atcud"]) { $0.atcud = "ZXS7YX85-" },
  RuleCase("ATC-01", "71 characters", finds: ["/atcud"]) {
    $0.atcud = String(repeating: "A", count: 69) + "-1"
  },
  RuleCase("ATC-01", "70 characters") { $0.atcud = String(repeating: "A", count: 68) + "-1" },
  RuleCase("ATC-01", "code of ten, as the test service gives") { $0.atcud = "AAJFF5JWJN-1" },

  RuleCase("ATC-02", "another sequence", finds: ["/atcud"]) { $0.atcud = "ZXS7YX85-2" },
  RuleCase("ATC-02", "zeros dropped", finds: ["/atcud"]) { $0.name("FT A2026/001", "1") },
  RuleCase("ATC-02", "zeros added", finds: ["/atcud"]) { $0.atcud = "ZXS7YX85-01" },
  RuleCase("ATC-02", "zeros kept") { $0.name("FT AB2019/0035", "0035") },

  RuleCase("ATC-03", "0 since 2023", finds: ["/atcud"]) {
    $0.atcud = "0"
    $0.date("2023-01-02")
  },
  RuleCase("ATC-03", "0 in 2022") {
    $0.atcud = "0"
    $0.date("2022-12-30")
  },
  RuleCase("ATC-03", "a code in 2022, when it was optional") { $0.date("2022-12-30") },
]

extension Document {
  /// Issued and made on `day`, at 9:15; references and lines keep their dates.
  mutating func date(_ day: String) {
    issueDate = Day(day) ?? .unknown
    systemEntryDate = DateTime(day + "T09:15:00") ?? .unknown
  }

  /// A number, and the ATCUD of its series with `sequence`.
  mutating func name(_ number: String, _ sequence: String) {
    self.number = number
    atcud = "ZXS7YX85-" + sequence
  }
}
