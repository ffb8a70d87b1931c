import Measures
import Testing

@Suite("Exact numbers")
struct ExactNumbersTests {
  @Test(
    "money is written with a point and two decimals",
    arguments: [
      (0, "0.00"), (5, "0.05"), (50, "0.50"), (123_456, "1234.56"), (-7, "-0.07"),
      (999_999_999_999_999, "9999999999999.99"),
    ])
  func money(cents: Int64, text: String) {
    #expect(Money(cents: cents).description == text)
  }

  @Test(
    "decimals are written in their shortest exact form",
    arguments: [
      (0, "0"), (1_000_000, "1"), (96_000, "0.096"), (1, "0.000001"), (24_173_000, "24.173"),
    ])
  func decimal(millionths: Int64, text: String) {
    #expect(Decimal(millionths: millionths).description == text)
  }

  @Test(
    "products are exact and round halves away from zero",
    arguments: [
      (24_173_000, 1_106_860_000, 2_675_613),  // 24.173 × 1106.86 = 26756.12678
      (500_000, 10_000, 1),  // 0.5 × 0.01 = 0.005
      (1, 1, 0),
      (999_999_999_999_999_999, 1_000_000, 100_000_000_000_000),
    ] as [(Int64, Int64, Int64)])
  func product(left: Int64, right: Int64, cents: Int64) {
    let product = ExactProduct(Decimal(millionths: left), times: Decimal(millionths: right))
    #expect(product.rounded.cents == cents)
  }

  @Test(
    "a percentage is taken off exactly",
    arguments: [
      (10_000, 5_000_000, 9_500), (10_000, 33_333_333, 6_667), (1, 100_000_000, 0), (333, 0, 333),
    ] as [(Int64, Int64, Int64)])
  func percentage(cents: Int64, percent: Int64, left: Int64) {
    let rest = ExactProduct(Money(cents: cents)).less(percent: Decimal(millionths: percent))
    #expect(rest.rounded.cents == left)
  }

  static let edges: [Int128] = [
    0, 1, -1, 10_000_000_000, -5_000_000_000, .init(Int64.max), .init(Int64.min), .max, -.max, .min,
    .max - 1, .max / 2 + 1, 1_000_000_000_000_000_000_000_000_000_000,
  ]

  @Test("arithmetic beyond the range stops at its end, on the right side")
  func saturation() {
    for left in Self.edges {
      for right in Self.edges {
        let (one, other) = (ExactProduct(value: left), ExactProduct(value: right))
        let (sum, overflows) = left.addingReportingOverflow(right)
        #expect((one + other).value == (overflows ? (right < 0 ? -.max : .max) : sum))
        #expect((one - other) == one + -other)
        for percent in [0, 1, 23_000_000, Int64.max, Int64.min] {
          let part = one.times(percent: Decimal(millionths: percent))
          #expect(part.value.signum() * left.signum() * Int128(percent).signum() >= 0)
          _ = one.less(percent: Decimal(millionths: percent)).magnitude.rounded
          _ = part.decimal
        }
      }
      _ = ExactProduct(Money(cents: Int64(clamping: left)), percent: Decimal(millionths: .max))
      #expect(ExactProduct(value: left).magnitude.value >= 0)
    }
    #expect(Decimal(Int.max).millionths == .max)
    #expect(Length.mm(1e300) > Length.mm(1e6) && Length.mm(-1e300) < .zero)
  }

  @Test(
    "a whole number is its digits and nothing else",
    arguments: [
      ("0", 0), ("007", 7), ("18446744073709551615", .max), ("18446744073709551616", nil),
      ("", nil),
      ("+1", nil), ("-1", nil), (" 1", nil), ("1 ", nil), ("1e3", nil), ("１", nil), ("٣", nil),
    ] as [(String, UInt64?)])
  func whole(text: String, value: UInt64?) {
    #expect(wholeNumber(text) == value)
  }

  @Test("lengths convert between millimetres and points")
  func lengths() {
    #expect(Length.mm(25.4) == .pt(72))
    #expect(Length.mm(30).millipoints == 85_039)
    #expect(Length.pt(1.5).millimetres > 0.529)
  }
}

@Suite("Days")
struct DayTests {
  @Test(
    "only days that exist are read",
    arguments: [
      ("2026-02-28", true), ("2026-02-29", false), ("2024-02-29", true), ("1900-02-29", false),
      ("2000-02-29", true), ("2026-13-01", false), ("2026-00-10", false), ("2026-04-31", false),
      ("2026-4-30", false), ("2026-04-30T", false), ("20260430", false), ("２０26-04-30", false),
    ])
  func reading(text: String, exists: Bool) {
    #expect((Day(text) != nil) == exists)
    if exists { #expect(Day(text)?.description == text) }
  }

  @Test(
    "weekdays are those of the calendar",
    arguments: [("2026-11-21", 5), ("2026-01-01", 3), ("2000-02-29", 1), ("2024-03-31", 6)])
  func weekday(text: String, weekday: Int) {
    #expect(Day(text)?.weekday == weekday)
  }

  @Test(
    "times are read to the second",
    arguments: [
      ("2026-05-04T09:15:00", true), ("2026-05-04T24:00:00", false), ("2026-05-04 09:15:00", false),
      ("2026-05-04T09:15", false), ("2026-05-04T09:15:00Z", false), ("2026-05-04T09:60:00", false),
    ])
  func time(text: String, exists: Bool) {
    #expect((DateTime(text) != nil) == exists)
    if exists { #expect(DateTime(text)?.description == text) }
  }
}

@Suite("JSON Pointers")
struct JSONPointerTests {
  @Test(
    "keys are escaped",
    arguments: [("a", "/a"), ("a/b", "/a~1b"), ("m~n", "/m~0n"), ("", "/"), ("~1", "/~01")])
  func escaping(key: String, pointer: String) {
    #expect(JSONPointer.root.key(key).description == pointer)
  }
}
