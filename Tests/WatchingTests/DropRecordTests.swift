import Delivery
import Foundation
import Inbox
import JSON
import Measures
import Register
import Testing

@testable import Watching

@Suite("What becomes of a file") struct DropRecordTests {
  private let path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path

  private func drop(_ name: String, _ refusal: InboxRule? = nil) throws -> Drop {
    let folder = try DeliveryFolder(path: path)
    _ = try folder.publish([1], as: name)
    let status = try #require(folder.status(of: Array(name.utf8CString)))
    return Drop(
      name, in: folder, status: status, received: Moment(nanoseconds: 0), refusal: refusal?.problem)
  }

  private static func document(_ number: Int, _ severities: Severity...) -> MadeDocument {
    var document = MadeDocument(position: number)
    document.number = "FT \"É\"/\(number)"
    document.atcud = "ABCDEFGH-\(number)"
    document.problems = severities.map {
      Problem($0, "TOT-01", at: "/totals", Wording(en: "wrong \u{202E}", pt: "errado"))
    }
    return document
  }

  private static let issued = IssuedDocument(
    identity: DocumentIdentity(seller: "599999993", number: "FT A/1", atcud: "ABCDEFGH-1"),
    content: "c0", drop: "d", hash: "h",
    files: [.init(path: "/o/FT.pdf", pages: 1, size: 7, sha256: "s")], issued: "2026")

  /// The fates of a file's documents, and what it comes to.
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let fates: [(DropRecord.Fate, [Severity])]
    var refusal: InboxRule?
    let outcome: DropRecord.Outcome
    let sidecars: [String]
  }

  @Test(
    "The worst of its documents decides where a file goes, and what is written beside it",
    arguments: [
      Case(
        testDescription: "done", fates: [(.issued, []), (.acknowledged, [])], outcome: .done,
        sidecars: ["a.result.json"]),
      Case(
        testDescription: "warning", fates: [(.issued, [.warning])], outcome: .warning,
        sidecars: ["a.result.json"]),
      Case(
        testDescription: "mixed", fates: [(.issued, []), (.rejected, [.error, .warning])],
        outcome: .rejected, sidecars: ["a.error.json", "a.error.txt", "a.result.json"]),
      Case(
        testDescription: "conflict", fates: [(.conflict, [.error])], outcome: .rejected,
        sidecars: ["a.error.json", "a.error.txt"]),
      Case(
        testDescription: "unsupported", fates: [(.rejected, [.error])], refusal: .unsupported,
        outcome: .unsupported, sidecars: ["a.error.json", "a.error.txt"]),
      Case(
        testDescription: "harmful", fates: [(.rejected, [.error])], refusal: .harmful,
        outcome: .failed, sidecars: ["a.error.json", "a.error.txt"]),
    ], Language.allCases)
  func outcomes(_ given: Case, language: Language) throws {
    let folder = try DeliveryFolder(path: path)
    let record = DropRecord(try drop("a.json", given.refusal), language: language, scratch: folder)
    for (number, (fate, severities)) in given.fates.enumerated() {
      var document = Self.document(number)
      document.problems = severities.flatMap { Self.document(number, $0).problems }
      let isGood = fate == .issued || fate == .acknowledged
      try record.add(document, fate, issued: isGood ? Self.issued : nil)
    }
    #expect(record.outcome == given.outcome)
    try record.publish(record.outcome, finished: Moment(nanoseconds: 0), to: folder)
    let written = try FileManager.default.contentsOfDirectory(atPath: path).sorted()
    #expect(written == (["a.json"] + given.sidecars).sorted())
    for name in written where name.hasSuffix(".json") && name != "a.json" {
      let bytes = try Data(contentsOf: URL(filePath: "\(path)/\(name)"))
      let value = try JSONValue(parsing: Array(bytes))
      #expect(value["outcome"]?.string == given.outcome.rawValue)
      #expect(value["received"]?.string == "1970-01-01T00:00:00Z")
    }
    let note = try? String(contentsOfFile: "\(path)/a.error.txt", encoding: .utf8)
    #expect(note?.contains("\u{202E}") != true)
  }

  @Test("A record of any length is whole", arguments: [0, 1, 100, 3000])
  func long(count: Int) throws {
    let folder = try DeliveryFolder(path: path)
    let record = DropRecord(try drop("a.json"), language: .english, scratch: folder)
    for number in 0..<count {
      try record.add(Self.document(number), .issued, issued: Self.issued)
    }
    try record.publish(.done, finished: .now, to: folder)
    let bytes = try Data(contentsOf: URL(filePath: "\(path)/a.result.json"))
    guard case .array(let documents)? = try JSONValue(parsing: Array(bytes))["documents"] else {
      Issue.record("no list of documents")
      return
    }
    #expect(documents.count == count)
    #expect(documents.last?["number"]?.string == (count > 0 ? "FT \"É\"/\(count - 1)" : nil))
  }

  @Test(
    "Each wait is twice the one before, up to five minutes",
    arguments: [(1, 1), (2, 2), (3, 4), (8, 128), (9, 256), (10, 300), (1000, 300)])
  func backOff(tries: Int, seconds: Int) throws {
    let drop = try drop("a.json")
    for _ in 1..<tries { drop.beginAgain() }
    let retries = Retries(first: .seconds(1))
    #expect(retries.add(drop) == .seconds(seconds))
    #expect(retries.takeDue() == nil && retries.count == 1)
  }

  @Test(
    "A full disk is everybody's trouble, an unreadable file only its own",
    arguments: [(28, true), (5, true), (30, true), (13, false), (36, false)] as [(Int32, Bool)])
  func troubles(code: Int32, isGeneral: Bool) throws {
    let drop = try drop("a.json")
    drop.fail(Trouble(DeliveryFailure(code: code, path: "/o")))
    let retries = Retries(first: .seconds(1))
    _ = retries.add(drop)
    #expect(retries.isTroubleGeneral == isGeneral)
  }

  @Test("A file that is written to while it is read, or swapped, is not the one that was opened")
  func changes() throws {
    let drop = try drop("a.json")
    let key = drop.key
    #expect(drop.isUnchanged)
    let handle = try FileHandle(forWritingTo: URL(filePath: "\(path)/a.json"))
    try handle.seekToEnd()
    try handle.write(contentsOf: Data([2]))
    try handle.close()
    #expect(!drop.isUnchanged)
    let file = try #require(try drop.open())
    close(file)
    #expect(drop.isUnchanged)
    #expect(drop.key != key)
    try FileManager.default.removeItem(atPath: "\(path)/a.json")
    #expect(drop.isGone && !drop.isUnchanged)
    try FileManager.default.createSymbolicLink(
      atPath: "\(path)/a.json", withDestinationPath: "/dev/zero")
    #expect(try drop.open() == nil)
  }

  @Test("What was made of a file that is read again stays in its receipt")
  func continued() throws {
    let folder = try DeliveryFolder(path: path)
    let first = DropRecord(try drop("a.json"), language: .english, scratch: folder)
    try first.add(Self.document(1), .issued, issued: Self.issued)
    try first.add(Self.document(2, .error), .rejected, issued: nil)
    let second = DropRecord(continuing: first, scratch: folder)
    try second.add(Self.document(1), .acknowledged, issued: Self.issued)
    #expect(second.outcome == .done)
    try second.publish(.done, finished: .now, to: folder)
    let bytes = try Data(contentsOf: URL(filePath: "\(path)/a.result.json"))
    guard case .array(let documents)? = try JSONValue(parsing: Array(bytes))["documents"] else {
      Issue.record("no list of documents")
      return
    }
    #expect(documents.map { $0["status"]?.string } == ["issued", "acknowledged"])
  }

  @Test("A late writer is noticed once", arguments: [true, false])
  func lateWriters(writes: Bool) throws {
    let folders = try InboxFolders(path: path)
    _ = try folders[.done].publish([1], as: "a.json")
    let status = try #require(folders[.done].status(of: Array("a.json".utf8CString)))
    let finished = FinishedFiles()
    finished.add(Drop("a.json", in: folders[.done], status: status, received: .now), in: .done)
    if writes { try Data([1, 2]).write(to: URL(filePath: "\(path)/done/a.json")) }
    #expect(finished.takeChanged(in: folders).map(\.name) == (writes ? ["a.json"] : []))
    #expect(finished.takeChanged(in: folders).isEmpty)
  }

  @Test("The name of a file cannot write to a terminal")
  func treacherousName() throws {
    let folder = try DeliveryFolder(path: path)
    let name = "a\u{1B}[2J\n.json"
    let record = DropRecord(try drop(name), language: .english, scratch: folder)
    try record.add(Self.document(1, .error), .rejected, issued: nil)
    try record.publish(.rejected, finished: .now, to: folder)
    let note = try String(contentsOfFile: "\(path)/a\u{1B}[2J\n.error.txt", encoding: .utf8)
    #expect(!note.contains("\u{1B}") && note.contains("\\u{1B}"))
  }
}
