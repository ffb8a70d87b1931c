import Measures
import PageComparison
import Testing

@testable import Golden

@Suite("Golden report")
struct GoldenReportTests {
  private func report(_ outcomes: GoldenResult.Outcome..., bytesMatter: Bool = true) -> GoldenReport
  {
    GoldenReport(
      outcomes.enumerated().map { index, outcome in
        GoldenCase(
          document: "<&\"\u{1}ç.json", position: index, number: "FT A/1", problems: [],
          result: GoldenResult(GoldenName(folder: "in", stem: "a"), outcome))
      }, bytesMatter: bytesMatter)
  }

  @Test func `JUnit counts failures and errors, and is XML whatever the names`() {
    let text = report(.same, .missing, .failed(Wording(en: "no & tool", pt: ""))).junit(.english)
    #expect(text.contains("tests=\"3\" failures=\"1\" errors=\"1\""))
    #expect(text.contains("name=\"&lt;&amp;&quot;\u{FFFD}ç.json[1]\""))
    #expect(text.contains("<error type=\"failed\" message=\"could not compare: no &amp; tool\">"))
    #expect(!text.contains("\u{1}"))
  }

  @Test func `a summary counts what there is`() {
    let summary = report(.same, .same, .missing, .rejected).summary
    #expect(
      summary.en == "4 documents: 2 same, 1 without an approved PDF, 1 rejected")
    #expect(summary.pt == "4 documentos: 2 iguais, 1 sem PDF aprovado, 1 recusado")
  }

  @Test func `HTML holds the failures only, and nothing from elsewhere`() {
    let text = report(.same, .missing).html(.portuguese)
    #expect(!text.contains("[0]") && text.contains("[1]"))
    #expect(!text.contains("http") && !text.contains("<script"))
    #expect(text.contains("&lt;&amp;&quot;"))
  }

  @Test func `a result is JSON with every text escaped`() {
    let line = report(.missing).cases[0].jsonLine(.english)
    #expect(
      line.hasPrefix("{\"document\":\"<&\\\"\\u0001ç.json\",\"position\":0,\"number\":\"FT A/1\""))
    #expect(line.contains("\"outcome\":\"missing\"") && line.hasSuffix("}\n"))
  }
}
