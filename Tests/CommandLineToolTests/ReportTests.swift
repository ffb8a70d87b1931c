import Foundation
import Measures
import Pipeline
import Printing
import Reports
import Testing

@testable import CommandLineTool

@Suite("Reports")
struct ReportTests {
  @Test(
    "text from a document cannot play with the terminal",
    arguments: [
      ("plain — ção €", "plain — ção €"),
      ("a\u{1B}[2Jb", "a\\u{1B}[2Jb"),
      ("a\nerror TOT-01", "a\\u{A}error TOT-01"),
      ("a\u{202E}fdp.b", "a\\u{202E}fdp.b"),
      ("\u{0}\u{7F}\u{9B}\u{2028}\u{2066}", "\\u{0}\\u{7F}\\u{9B}\\u{2028}\\u{2066}"),
    ])
  func isHarmless(text: String, expected: String) {
    #expect(printable(text) == expected)
  }

  @Test func `every scalar survives the way through a JSON line, on one line`() throws {
    var text = "\"\\/\u{1F}\u{7F}\u{85}\u{2028}\u{2029}é€😀"
    for value in UInt32(0)..<0x180 {
      if let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) }
    }
    var outcome = Outcome(source: text, position: 3, result: .rejected)
    outcome.number = text
    outcome.problems = [
      Problem(.error, "X-01", at: JSONPointer(text: "/" + text), Wording(en: text, pt: text))
    ]
    let line = DocumentReport(outcome).jsonLine(.english)
    #expect(line.unicodeScalars.count { $0 == "\n" || $0 == "\u{2028}" || $0 == "\u{85}" } == 1)
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    let problem = try #require((object["problems"] as? [[String: Any]])?.first)
    for found in [object["source"], object["number"], problem["message"]] {
      #expect(found as? String == text)
    }
    #expect(problem["pointer"] as? String == "/" + text)
    #expect(object["position"] as? Int == 3)
  }

  @Test(
    "progress tells count, rate and problems",
    arguments: [
      (0, 0, 1000, "0 documents, 0 a second", "0 documentos, 0 por segundo"),
      (1, 0, 0, "1 document, 0 a second", "1 documento, 0 por segundo"),
      (7000, 0, 2000, "7000 documents, 3500 a second", "7000 documentos, 3500 por segundo"),
      (
        10, 1, 4000, "11 documents, 2 a second, 1 problem",
        "11 documentos, 2 por segundo, 1 problema"
      ),
    ])
  func tellsProgress(good: Int, bad: Int, elapsed: Int, english: String, portuguese: String) {
    var tally = Tally()
    var report = DocumentReport(Outcome(source: "a", position: nil, result: .valid(qrMessage: "")))
    for _ in 0..<good { tally.count(report) }
    report.fail(.rejected, code: "X-01", Wording(en: "", pt: ""))
    for _ in 0..<bad { tally.count(report) }
    let line = Progress.line(tally, after: .milliseconds(elapsed))
    #expect(line == Wording(en: english, pt: portuguese))
  }
}

@Suite("The resource folder")
struct ResourceFolderTests {
  @Test(
    "is the one chosen, else PRELO_HOME, else the nearest around the program",
    arguments: [
      ("@/home", [:], nil, "@/home"),
      ("@/home", ["PRELO_HOME": "@/in"], nil, "@/home"),
      (nil, ["PRELO_HOME": "@/home"], "@/in/prelo", "@/home"),
      (nil, ["PRELO_HOME": ""], "@/home/bin/prelo", "@/home"),
      (nil, [:], "@/home/prelo", "@/home"),
      (nil, [:], "@/home/.build/x/debug/prelo", "@/home"),
      ("@/in", [:], "@/home/prelo", nil),
      (nil, ["PRELO_HOME": "@/in"], "@/home/prelo", nil),
      (nil, [:], "@/in/prelo", nil),
      (nil, [:], nil, nil),
    ] as [(String?, [String: String], String?, String?)])
  func isFound(
    chosen: String?, environment: [String: String], program: String?, expected: String?
  ) throws {
    let stage = try Stage()
    func real(_ text: String?) -> String? {
      text?.replacingOccurrences(of: "@", with: stage.path)
    }
    let found = try? ResourceFolder.find(
      chosen: real(chosen), environment: { real(environment[$0]) }, program: real(program))
    #expect(found == real(expected))
  }

  @Test func `the running program knows its own path`() throws {
    let program = try #require(ResourceFolder.program)
    #expect(program.hasPrefix("/") && FileManager.default.fileExists(atPath: program))
  }
}
