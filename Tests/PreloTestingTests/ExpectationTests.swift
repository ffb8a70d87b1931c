import Foundation
import Prelo
import PreloTesting
import Synchronization
import Testing

private func sample(_ name: String, _ old: String = "", _ new: String = "") throws -> Data {
  let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Fixtures/contract")
  let text = try String(
    contentsOf: folder.appendingPathComponent(name + ".json"), encoding: .utf8)
  return Data(text.replacingOccurrences(of: old, with: new).utf8)
}

private let isCI = ProcessInfo.processInfo.environment["CI"].map { $0 != "false" } ?? false

/// A folder that is made anew each run.
private let folder: String = {
  let path = FileManager.default.temporaryDirectory.appendingPathComponent(
    "prelo-golden-\(ProcessInfo.processInfo.processIdentifier)"
  ).path
  try? FileManager.default.removeItem(atPath: path)
  return path
}()

@Suite("expectGolden", .serialized, .golden(folder: folder))
struct ExpectationTests {
  private func exists(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: folder + "/" + name)
  }

  /// The issues that `body` records, which are expected.
  private func issues(_ body: () throws -> Bool) throws -> [String] {
    let found = Mutex<[String]>([])
    try withKnownIssue {
      _ = try body()
    } matching: { issue in
      found.withLock { $0 += issue.comments.map(\.rawValue) }
      return true
    }
    return found.withLock { $0 }
  }

  @Test(.disabled(if: isCI)) func `a missing golden is recorded and fails once`() throws {
    let json = try sample("fatura-simplificada")
    let said = try issues { expectGolden(json, named: "first") }
    #expect(said.count == 1 && said[0].contains("did not exist and was recorded"))
    #expect(exists("first.pdf"))
    #expect(expectGolden(json, named: "first"))
    #expect(expectGolden(try Press().decode(json), named: "first"))
  }

  @Test func `where nothing may be recorded a missing golden fails and waits`() throws {
    let json = try sample("fatura-simplificada")
    let said = try issues { expectGolden(json, named: "never", record: .never) }
    #expect(said.count == 1 && said[0].contains("no approved PDF yet"))
    #expect(!exists("never.pdf") && exists("never.received.pdf"))
  }

  @Test(.disabled(if: isCI)) func `what differs is said in words`() throws {
    let press = try Press()
    let approved = try press.render(sample("fatura-simplificada")).bytes
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data(approved).write(to: URL(fileURLWithPath: folder + "/changed.pdf"))
    let other = try sample("fatura-simplificada", "Sessão fotográfica", "Sessao fotográfica")
    let said = try issues { expectGolden(other, named: "changed") }
    #expect(said.count == 1)
    #expect(said[0].contains("different, found in the text stage"))
    #expect(said[0].contains("“Sessão fotográfica” → “Sessao fotográfica”"))
    #expect(exists("changed.received.pdf") && exists("changed.diff-1.png"))
  }

  @Test func `a refused document is told with its problems`() throws {
    let other = try sample("fatura-simplificada", "\"gross\": \"3.90\"", "\"gross\": \"3.91\"")
    let said = try issues { expectGolden(other, named: "refused") }
    #expect(said.count == 1 && said[0].contains("TOT-03 /totals/gross"))
  }

  @Test func `two documents cannot have one golden`() throws {
    let said = try issues {
      expectGolden(pdf: [1], named: "twice", record: .never)
      return expectGolden(pdf: [2], named: "twice", record: .never)
    }
    #expect(said.last?.contains("another document of this run") == true)
  }

  @Test(.disabled(if: isCI), .golden(record: .never)) func `an argument wins over a trait`() throws
  {
    let issue = try issues { expectGolden(pdf: [3], named: "trait") }
    #expect(issue.first?.contains("no approved PDF yet") == true)
    // Recording on purpose passes, with a warning.
    let said = try issues { expectGolden(pdf: [3], named: "trait", record: .all) }
    #expect(said.first?.contains("recorded") == true && exists("trait.pdf"))
  }
}
