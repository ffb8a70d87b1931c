import Delivery
import Foundation
import Testing

@testable import Inbox

@Suite struct InboxScanTests {
  private let folder = FileManager.default.temporaryDirectory.appending(
    path: UUID().uuidString, directoryHint: .isDirectory)
  private let patience = Patience(quiet: .seconds(2), empty: .seconds(600))

  private func drop(_ name: String, _ contents: String = "{}") throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(contents.utf8).write(to: folder.appending(path: name))
  }

  private func scan(
    after wait: Duration = .seconds(10), renamed: Set<String> = [], order: InboxOrder = .name,
    limit: Int = 100
  ) throws -> InboxScan {
    let now = Moment(nanoseconds: Moment.now.nanoseconds + Int(wait / .nanoseconds(1)))
    return try InboxScan(
      DeliveryFolder(path: folder.path), order: order, patience: patience, now: now,
      renamed: Set(renamed.map { Array($0.utf8CString) }), limit: limit)
  }

  @Test(
    "A name says whether a file is a document, somebody's unfinished work, or neither",
    arguments: [
      ("a.json", EntryKind.document), ("A.JSON", .document), ("b.ndjson", .document),
      ("b.jsonl", .document), ("é.json", .document), ("a.b.json", .document),
      (".a.json", .ignored), (".a.json.Xy12", .ignored), ("a.json.tmp", .ignored),
      ("a.json.part", .ignored), ("a.json.filepart", .ignored), ("a.json~", .ignored),
      ("#a.json#", .ignored), ("~$a.json", .ignored), ("a.json.crdownload", .ignored),
      ("a.json.swp", .ignored), ("a.pdf", .unsupported), ("json", .unsupported),
      ("a.json.gz", .unsupported), ("a.result.json", .unsupported), ("a.error.json", .unsupported),
      ("a.error.txt", .unsupported), ("4913", .unsupported),
    ])
  func kinds(name: String, kind expected: EntryKind) { #expect(kind(ofEntry: name) == expected) }

  /// A file, how long it has been left alone, and whether it can be taken then.
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    var name = "a.json"
    var contents = "{}"
    var wait: Duration
    var isRenamed = false
    let isReady: Bool
    var setsAlarm = false
  }

  @Test(
    "A file is taken when nobody has touched it for a while",
    arguments: [
      Case(testDescription: "young", wait: .seconds(1), isReady: false, setsAlarm: true),
      Case(testDescription: "old", wait: .seconds(3), isReady: true),
      Case(testDescription: "renamed", wait: .zero, isRenamed: true, isReady: true),
      Case(testDescription: "empty", contents: "", wait: .seconds(300), isReady: false),
      Case(
        testDescription: "empty, renamed", contents: "", wait: .zero, isRenamed: true,
        isReady: false),
      Case(testDescription: "empty for long", contents: "", wait: .seconds(700), isReady: true),
      Case(testDescription: "from the future", wait: .seconds(-3600), isReady: true),
      Case(testDescription: "temporary", name: "a.json.tmp", wait: .seconds(9999), isReady: false),
      Case(testDescription: "unsupported", name: "a.pdf", wait: .seconds(3), isReady: true),
      Case(
        testDescription: "unsupported, renamed", name: "a.pdf", wait: .zero, isRenamed: true,
        isReady: false, setsAlarm: true),
    ])
  func readiness(_ given: Case) throws {
    try drop(given.name, given.contents)
    let scan = try scan(after: given.wait, renamed: given.isRenamed ? [given.name] : [])
    #expect(scan.ready.map(\.text) == (given.isReady ? [given.name] : []))
    #expect((scan.nextDue != nil) == given.setsAlarm)
  }

  @Test("Files come in the order asked for, the first of them when there are many")
  func order() throws {
    let names = ["c.json", "a.json", "d.json", "b.json", "e.json"]
    for name in names {
      try drop(name)
      // The clock that stamps files ticks every few milliseconds.
      usleep(20_000)
    }
    #expect(try scan(order: .arrival).ready.map(\.text) == names)
    #expect(try scan(order: .name).ready.map(\.text) == names.sorted())
    let short = try scan(order: .arrival, limit: 2)
    #expect(short.ready.map(\.text) == ["c.json", "a.json"] && short.hasMore && short.waiting == 5)
  }

  @Test("A link is never followed, and a folder never touched")
  func strangers() throws {
    try drop("real.json")
    try FileManager.default.createSymbolicLink(
      at: folder.appending(path: "link.json"), withDestinationURL: URL(filePath: "/etc/passwd"))
    try FileManager.default.createDirectory(
      at: folder.appending(path: "sub.json"), withIntermediateDirectories: true)
    let kinds = try scan().ready.map { "\($0.text) \($0.kind)" }
    #expect(kinds == ["link.json unsupported", "real.json document"])
  }

  @Test(
    "A claimed name is free everywhere, with its sidecars",
    arguments: [
      ([], "a.json", "a.json"),
      (["done/a.result.json"], "a.json", "a.2.json"),
      (["done/a.result.json", "rejected/a.2.error.json"], "a.json", "a.3.json"),
      (["done/a.result.json"], "a.ndjson", "a.2.ndjson"),
      (["rejected/a.result.json"], "a.json", "a.2.json"),
      (["failed/a.error.json"], "a.json", "a.2.json"),
      (["working/a"], "a", "a.2"),
      // A receipt that was read and deleted, or a source that was carried away, harms nobody.
      (["done/a.json"], "a.json", "a.2.json"),
      (["unsupported/a.error.txt"], "a.txt", "a.2.txt"),
      (["done/a.json", "done/a.2.json", "done/a.4.json"], "a.json", "a.5.json"),
      (["done/a.json", "done/a.2.json", "done/a.3.json", "done/a.4.json"], "a.json", "a.5.json"),
      (
        [], String(repeating: "é", count: 120) + ".json",
        String(repeating: "é", count: 90) + ".json"
      ),
    ] as [([String], String, String)])
  func freeNames(taken: [String], name: String, free: String) throws {
    let folders = try InboxFolders(path: folder.path)
    for path in taken { try drop(path) }
    #expect(folders.freeName(for: name) == free)
  }

  @Test("Two files under way do not share the names of their sidecars")
  func stems() throws {
    let folders = try InboxFolders(path: folder.path)
    #expect(folders.freeName(for: "a.ndjson") { $0 == "a" } == "a.2.ndjson")
  }

  @Test(
    "A folder of the watcher's that is a link is refused", arguments: [".prelo", "done", "failed"])
  func strangers(name: String) throws {
    let outside = folder.appending(path: "outside")
    try FileManager.default.createDirectory(at: outside, withIntermediateDirectories: true)
    let inbox = folder.appending(path: "in")
    try FileManager.default.createDirectory(at: inbox, withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      at: inbox.appending(path: name), withDestinationURL: outside)
    let failure = #expect(throws: DeliveryFailure.self) { try InboxFolders(path: inbox.path) }
    #expect(failure?.code == ENOTDIR)
    #expect(try FileManager.default.contentsOfDirectory(atPath: outside.path).isEmpty)
  }

  @Test(
    "A moment is read as it is written",
    arguments: ["2026-05-01T10:00:07Z", "1970-01-01T00:00:00Z"])
  func moments(text: String) { #expect(Moment(text: text)?.text == text) }

  @Test("What is no moment is none", arguments: ["", "2026-05-01", "2026-13-01T10:00:00Z", "now"])
  func noMoments(text: String) { #expect(Moment(text: text) == nil) }

  @Test("One process has the lock")
  func lock() throws {
    let folders = try InboxFolders(path: folder.path)
    #expect(InboxLock.isHeld(in: folders.control) == false)
    let lock = try InboxLock.take(folders)
    #expect(lock != nil)
    #expect(try InboxLock.take(folders) == nil)
    #expect(InboxLock.isHeld(in: folders.control) == true)
  }

  @Test("A rename is heard and its name remembered; a call only wakes")
  func doorbell() throws {
    let folders = try InboxFolders(path: folder.path)
    let bell = try Doorbell(folders.root, hears: true)
    bell.ring()
    #expect(!bell.wait(atMost: .seconds(5)))
    try drop("a.tmp")
    try FileManager.default.moveItem(
      at: folder.appending(path: "a.tmp"), to: folder.appending(path: "b.json"))
    #expect(bell.wait(atMost: .seconds(5)))
    #expect(bell.takeRenamed() == [Array("b.json".utf8CString)])
    #expect(!bell.wait(atMost: .milliseconds(1)))
  }
}
