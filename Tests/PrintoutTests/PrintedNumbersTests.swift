import Measures
import Testing

@testable import Printout

@Suite("Printed numbers")
struct PrintedNumbersTests {
  @Test(
    "money has a decimal comma and groups of three",
    arguments: [
      (0, "0,00"), (5, "0,05"), (123_456, "1 234,56"), (99_999, "999,99"),
      (999_999_999_999_999, "9 999 999 999 999,99"), (-5, "-0,05"), (-123_456, "-1 234,56"),
    ] as [(Int64, String)])
  func money(cents: Int64, text: String) {
    #expect(Money(cents: cents).printed == text)
  }

  @Test(
    "decimals keep what is significant",
    arguments: [
      (17_000_000, 0, "17"), (24_173_000, 0, "24,173"), (9_800_000, 2, "9,80"),
      (96_000, 2, "0,096"), (2_436_190_000, 2, "2 436,19"), (1, 2, "0,000001"),
      (999_999_999_999_999_999, 0, "999 999 999 999,999999"), (-1_500_000, 0, "-1,5"),
    ] as [(Int64, Int, String)])
  func decimal(millionths: Int64, minimum: Int, text: String) {
    #expect(Decimal(millionths: millionths).printed(minimumDecimals: minimum) == text)
  }

  @Test(
    "prices keep ten decimals",
    arguments: [
      (0, "0,00"), (1_234_567, "0,0001234567"), (95_000_000_000, "9,50"), (1, "0,0000000001"),
      (9_999_999_999_999_999_999_999, "999 999 999 999,9999999999"),
    ] as [(Int128, String)])
  func price(units: Int128, text: String) {
    #expect(Price(units: units).printed(minimumDecimals: 2) == text)
  }

  @Test(
    "identifiers are grouped",
    arguments: [
      ("PT50000201231234567890154", 4, "PT50 0002 0123 1234 5678 9015 4"),
      ("123456789", 3, "123 456 789"), ("", 4, ""),
    ])
  func grouping(text: String, size: Int, grouped: String) {
    #expect(text.grouped(by: size) == grouped)
  }
}
