import Testing

@testable import Golden

@Suite("Names of golden files")
struct GoldenNameTests {
  @Test(
    "lie beside the document",
    arguments: [
      ("invoice.json", nil, "invoice.pdf", "invoice.received.pdf"),
      ("a/b/invoice.json", nil, "a/b/invoice.pdf", "a/b/invoice.received.pdf"),
      ("/invoice.v2.json", nil, "/invoice.v2.pdf", "/invoice.v2.received.pdf"),
      ("a/month.ndjson", "FT_A-1", "a/month.FT_A-1.pdf", "a/month.FT_A-1.received.pdf"),
    ])
  func standBeside(source: String, part: String?, approved: String, received: String) {
    let name = GoldenName(source: source, part: part)
    #expect(name.approved == approved)
    #expect(name.received == received)
  }

  @Test(
    "CI is what is set and not denied",
    arguments: [
      (nil, false), ("", false), ("0", false), ("false", false), ("true", true), ("1", true),
      ("woodpecker", true),
    ])
  func heedsCI(value: String?, expected: Bool) {
    #expect(isContinuousIntegration { $0 == "CI" ? value : nil } == expected)
  }
}
