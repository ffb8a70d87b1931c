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

  @Test("One process has the lock")
  func lock() throws {
    let folders = try InboxFolders(path: folder.path)
    #expect(InboxLock.isHeld(inbox: folder.path) == false)
    let lock = try InboxLock.take(folders)
    #expect(lock != nil)
    #expect(try InboxLock.take(folders) == nil)
    #expect(InboxLock.isHeld(inbox: folder.path) == true)
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
