import Delivery
import Testing

@Suite("File names")
struct SafeNameTests {
  @Test(
    "a number becomes a name by the published rule",
    arguments: [
      ("FT A/1", "FT_A-1.pdf"),
      ("FT 2026A/0001", "FT_2026A-0001.pdf"),
      ("FS LOJA.1-B_2/37", "FS_LOJA.1-B_2-37.pdf"),
      ("FT A//1", "FT_A-1.pdf"),
      ("FT  A/1", "FT_-A-1.pdf"),
      ("FT A B/1", "FT_A-B-1.pdf"),
      (" FT A/1", "_FT-A-1.pdf"),
      ("FT série/1", "FT_s-rie-1.pdf"),
      ("FT 発票/1", "FT_-1.pdf"),
      ("é é", "-_-.pdf"),
      ("a:*?\"<>|\\b", "a-b.pdf"),
      ("FT\tA\n/1", "FT-A-1.pdf"),
      ("-rf A/1", "-rf_A-1.pdf"),
      (".A B/1", "-A_B-1.pdf"),
      ("..", "-..pdf"),
      ("../../etc/passwd", "-.-..-etc-passwd.pdf"),
      (".", "-.pdf"),
      ("/", "-.pdf"),
      ("", "-.pdf"),
      ("a\u{0}b", "a-b.pdf"),
    ])
  func followsRule(number: String, expected: String) {
    #expect(safeName(for: number) == expected)
  }

  @Test("a very long number is shortened, and two of them stay apart", arguments: [201, 5_000])
  func shortens(length: Int) {
    let stem = String(repeating: "x", count: length)
    let names = [safeName(for: stem + "1"), safeName(for: stem + "2")]
    #expect(names[0] != names[1])
    #expect(names.allSatisfy { $0.utf8.count <= 201 && $0.hasSuffix(".pdf") })
  }

  @Test func `the name of a shortened number is the same in every process`() {
    let name = safeName(for: String(repeating: "x", count: 201))
    #expect(name == String(repeating: "x", count: 180) + "-3631500d06f3bba7.pdf")
  }

  @Test func `a number of sixty characters is never shortened`() {
    let number = "FT " + String(repeating: "A", count: 55) + "/1"
    #expect(safeName(for: number) == "FT_" + String(repeating: "A", count: 55) + "-1.pdf")
  }
}
