import Measures
import Testing

@testable import DocumentRules

@Suite("Working days")
struct WorkingDayTests {
  @Test(
    "skip weekends and national holidays",
    arguments: [
      ("2026-05-04", true), ("2026-05-02", false), ("2026-05-03", false), ("2026-05-01", false),
      // Easter: 2026-04-05, 2025-04-20, 2024-03-31, 2038-04-25 (its latest), 2285-03-22.
      ("2026-04-03", false), ("2026-04-06", true), ("2025-04-18", false), ("2024-03-29", false),
      ("2038-04-23", false), ("2285-03-20", false),
      // Corpus Christi, sixty days after.
      ("2026-06-04", false), ("2025-06-19", false), ("2024-05-30", false),
      // Carnival is no national holiday, nor is Lisbon's day.
      ("2026-02-17", true), ("2025-06-13", true), ("2026-12-24", true), ("2026-12-08", false),
    ])
  func skipHolidays(day: String, expected: Bool) throws {
    #expect(try #require(Day(day)).isWorkingDay == expected)
  }

  @Test(
    "are counted",
    arguments: [
      ("2026-05-04", 5, "2026-05-11"), ("2026-05-08", 5, "2026-05-15"),
      ("2026-05-09", 1, "2026-05-11"), ("2026-04-30", 1, "2026-05-04"),
      ("2026-12-24", 5, "2027-01-04"),
    ])
  func areCounted(day: String, count: Int, expected: String) throws {
    #expect(try #require(Day(day)).workingDay(after: count) == Day(expected))
  }
}

@Suite("Text forms")
struct TextFormTests {
  @Test(
    "read the hash control",
    arguments: [
      ("1", .keyVersion("1")), ("01", .keyVersion("01")), ("9999.1", .integrated),
      ("1-FTM abc/00001", .manual(original: "FTM abc/00001")),
      ("1-FTM a/b/1", .manual(original: "FTM a/b/1")),
      ("12-FTD XY 2013A/00099", .duplicate(original: "FTD XY 2013A/00099")),
      ("", nil), ("1.", nil), (".1", nil), ("1-", nil), ("1-FTM", nil), ("1-FTD A/1", nil),
      ("1 ", nil), ("１", nil),
    ] as [(String, HashControl?)])
  func readHashControl(text: String, expected: HashControl?) {
    #expect(HashControl(text) == expected)
  }

  @Test(
    "are shown short and harmless",
    arguments: [
      ("FT A/1", "\"FT A/1\""), ("a\nb", "\"a\\u{a}b\""),
      (String(repeating: "x", count: 61), "\"" + String(repeating: "x", count: 60) + "…\""),
      ("\u{1B}[31m", "\"\\u{1b}[31m\""),
    ])
  func areShown(text: String, expected: String) {
    #expect(quoted(text) == expected)
  }
}
