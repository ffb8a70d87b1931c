import Foundation
import Measures
import Pipeline
import Printing
import Reports
import Testing

@testable import CommandLineTool

@Suite("On a terminal")
struct TerminalTests {
  private func reporter(
    on terminal: Terminal, _ environment: [String: String] = [:]
  ) -> Reporter {
    Reporter(
      results: ByteStream(descriptor: terminal.descriptor),
      messages: ByteStream(descriptor: terminal.descriptor), format: .text, language: .english,
      environment: { environment[$0] })
  }

  private var report: DocumentReport {
    var outcome = Outcome(source: "a.json", position: nil, result: .rejected)
    let wording = Wording(en: "off", pt: "mal")
    outcome.problems = [
      Problem(.error, "X-01", at: .root, wording), Problem(.warning, "X-02", at: "/a", wording),
    ]
    return DocumentReport(outcome)
  }

  @Test(
    "codes are coloured unless someone minds",
    arguments: [
      ([:], true), (["TERM": "xterm"], true), (["NO_COLOR": ""], true),
      (["NO_COLOR": "1"], false), (["TERM": "dumb"], false),
    ] as [([String: String], Bool)])
  func colours(environment: [String: String], isColoured: Bool) throws {
    let terminal = try Terminal()
    reporter(on: terminal, environment).tell(report)
    let plain = "a.json: error X-01: off\r\na.json: warning X-02 /a: off\r\n"
    let coloured =
      "a.json: \u{1B}[1;31merror X-01\u{1B}[0m: off\r\n"
      + "a.json: \u{1B}[1;33mwarning X-02\u{1B}[0m /a: off\r\n"
    #expect(terminal.seen() == (isColoured ? coloured : plain))
  }

  @Test func `progress shows after two seconds, five times a second, and goes away`() throws {
    let terminal = try Terminal()
    let start = ContinuousClock.now
    var progress = Progress(reporter(on: terminal), start: start, paths: ["-"])
    var tally = Tally()
    func seen(after milliseconds: Int) -> String {
      tally.count(report)
      progress.update(tally, at: "-", offset: 0, now: start + .milliseconds(milliseconds))
      return terminal.seen()
    }
    #expect(seen(after: 1999) == "")
    #expect(seen(after: 2000) == "\r\u{1B}[K2 documents, 1 a second, 4 problems")
    #expect(seen(after: 2199) == "")
    #expect(seen(after: 2200) == "\r\u{1B}[K4 documents, 1 a second, 8 problems")
    progress.clear(now: start + .milliseconds(2210))
    #expect(terminal.seen() == "\r\u{1B}[K")
    #expect(seen(after: 2211) == "\r\u{1B}[K5 documents, 2 a second, 10 problems")
    progress.clear(now: start)
    progress.clear(now: start)
    #expect(terminal.seen() == "\r\u{1B}[K")
  }

  @Test("where a line cannot be drawn over, one comes a minute", arguments: [true, false])
  func drawsNothing(isTerminal: Bool) throws {
    let terminal = try Terminal()
    var ends: [Int32] = [0, 0]
    #expect(pipe(&ends) == 0)
    defer { ends.forEach { close($0) } }
    let reporter = Reporter(
      results: ByteStream(descriptor: ends[1]),
      messages: ByteStream(descriptor: isTerminal ? terminal.descriptor : ends[1]),
      format: .text, language: .english, environment: { $0 == "TERM" ? "dumb" : nil })
    let start = ContinuousClock.now
    var progress = Progress(reporter, start: start, paths: ["-"])
    progress.update(Tally(), at: "-", offset: 0, now: start + .seconds(59))
    var waiting: Int32 = 0
    #expect(ioctl(ends[0], UInt(FIONREAD), &waiting) == 0)
    #expect(waiting == 0 && terminal.seen() == "")
    progress.update(Tally(), at: "-", offset: 0, now: start + .seconds(60))
    progress.update(Tally(), at: "-", offset: 0, now: start + .seconds(119))
    #expect(ioctl(ends[0], UInt(FIONREAD), &waiting) == 0)
    #expect(Int(waiting) + terminal.seen().count > "prelo: 0 documents, 0 a second".count)
  }

  @Test func `a result is seen at once on a terminal, and soon on a pipe`() throws {
    let terminal = try Terminal()
    let shown = ByteStream(descriptor: terminal.descriptor)
    shown.write("a\n")
    shown.endOfDocument(now: .now)
    #expect(terminal.seen() == "a\r\n")

    var ends: [Int32] = [0, 0]
    #expect(pipe(&ends) == 0)
    defer { ends.forEach { close($0) } }
    func waiting() -> Int32 {
      var count: Int32 = 0
      #expect(ioctl(ends[0], UInt(FIONREAD), &count) == 0)
      return count
    }
    let piped = ByteStream(descriptor: ends[1])
    let start = ContinuousClock.now
    piped.write("a\n")
    piped.endOfDocument(now: start)
    #expect(waiting() == 0)
    piped.endOfDocument(now: start + .milliseconds(201))
    #expect(waiting() == 2)
    piped.write(String(repeating: "b", count: 50_000))
    piped.endOfDocument(now: start + .milliseconds(202))
    #expect(waiting() == 2)
  }
}
