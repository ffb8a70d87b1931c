import Testing

@testable import GOBL

@Suite("Numbers in GOBL's canonical form") struct CanonicalNumberTests {
  @Test(
    "An integer stays, another number has one digit before the point and an exponent",
    arguments: [
      ("0", "0"), ("15", "15"), ("-3", "-3"), ("9223372036854775807", "9223372036854775807"),
      ("1.5", "1.5E0"), ("12.50", "1.25E1"), ("100.0", "1.0E2"), ("0.00025", "2.5E-4"),
      ("0.0", "0.0E0"), ("1e3", "1.0E3"), ("1.25e-10", "1.25E-10"), ("1e21", "1.0E21"),
      ("123456789.123", "1.23456789123E8"), ("92233720368547758080", "9.223372036854776E19"),
      ("-1.5", nil), ("1e999", nil),
    ] as [(String, String?)])
  func forms(text: String, form: String?) {
    #expect(CanonicalForm.number(text) == form)
  }
}
