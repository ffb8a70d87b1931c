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
}
