import Foundation
import JSON
import Measures
import Testing

@testable import Intake

/// A folder that goes away with the test.
final class Sandbox {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "/prelo-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ text: String, to name: String) throws {
    let file = URL(fileURLWithPath: path + "/" + name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  /// Reads paths of the sandbox; documents as `name#position=text`, failures as `name#position!code`.
  func read(_ names: [String], limit: Int = 1 << 20) throws -> [String] {
    var result: [String] = []
    try readDocuments(at: names.map { $0.isEmpty ? path : path + "/" + $0 }, limit: limit) {
      document in
      let name = document.source.dropFirst(path.count + 1)
      let text =
        document.failure.map { "!" + $0.code } ?? "="
        + String(decoding: document.bytes, as: UTF8.self)
      result.append("\(name)#\(document.position.map(String.init) ?? "-")\(text)")
    }
    return result
  }
}

@Suite("Walking files and folders")
struct IntakeTests {
  @Test func `a folder is read recursively in the byte order of its names`() throws {
    let box = try Sandbox()
    for name in ["b.json", "a/z.json", "a/B.json", "ab.json", "Z.json", "a.json", "ç.json"] {
      try box.write("{}", to: name)
    }
    try box.write("{}\n{}", to: "c.ndjson")
    try box.write("[{},{}]", to: "d/e/f.JSON")
    try box.write("ignored", to: "notes.txt")
    try box.write("ignored", to: ".hidden.json")
    try box.write("ignored", to: ".git/config.json")
    let expected = [
      "Z.json#-={}", "a/B.json#-={}", "a/z.json#-={}", "a.json#-={}", "ab.json#-={}", "b.json#-={}",
      "c.ndjson#0={}", "c.ndjson#1={}", "d/e/f.JSON#0={}", "d/e/f.JSON#1={}", "ç.json#-={}",
    ]
    #expect(try box.read([""]) == expected)
  }

  @Test func `a folder with more names than fit one piece of memory keeps their order`() throws {
    let box = try Sandbox()
    let names = (0..<700).map { number in
      "\(number * 7919 % 700)" + String(repeating: "x", count: 90 + number % 150) + ".json"
    }
    for name in names { try box.write("{}", to: name) }
    let sorted = names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    #expect(try box.read([""]) == sorted.map { "\($0)#-={}" })
    #expect(documentFiles(at: [box.path]) == names.count)
  }

  @Test func `a link that leads back is not followed for ever`() throws {
    let box = try Sandbox()
    try box.write("{}", to: "a/b/x.json")
    let files = FileManager.default
    try files.createSymbolicLink(atPath: box.path + "/a/b/loop", withDestinationPath: "../..")
    try files.createSymbolicLink(atPath: box.path + "/a/self", withDestinationPath: ".")
    try files.createSymbolicLink(atPath: box.path + "/link.json", withDestinationPath: "a/b/x.json")
    try files.createSymbolicLink(atPath: box.path + "/nowhere", withDestinationPath: "missing")
    #expect(try box.read([""]) == ["a/b/x.json#-={}", "link.json#-={}"])
  }

  @Test func `files are read in the order in which they are named`() throws {
    let box = try Sandbox()
    try box.write("{\"n\":1}", to: "1.json")
    try box.write("[]", to: "2.json")
    try box.write("", to: "3.json")
    try box.write("{}\n", to: "4.jsonl")
    let expected = ["4.jsonl#0={}", "3.json#-!JSON-01", "1.json#-={\"n\":1}"]
    #expect(try box.read(["4.jsonl", "3.json", "2.json", "1.json"]) == expected)
  }

  @Test func `a document above the limit is reported and the next one read`() throws {
    let box = try Sandbox()
    try box.write("{\"a\":\"" + String(repeating: "x", count: 100) + "\"}\n{}\n", to: "a.ndjson")
    #expect(try box.read(["a.ndjson"], limit: 64) == ["a.ndjson#0!JSON-10", "a.ndjson#1={}"])
  }

  @Test func `a document larger than the reading buffer arrives whole`() throws {
    let box = try Sandbox()
    let large = "{\"a\":\"" + String(repeating: "çx", count: 300_000) + "\"}"
    try box.write("[" + large + "," + large + "]", to: "a.json")
    #expect(try box.read(["a.json"]) == ["a.json#0=" + large, "a.json#1=" + large])
  }

  @Test(
    "says which path cannot be read and why",
    arguments: [
      ("missing.json", true, "No such file"), ("notes.txt", true, ".ndjson"),
      ("a.json/b.json", true, "Not a dir"),
      ("pipe.json", true, "standard input"), ("lost.json", true, "No such file"),
    ])
  func failures(name: String, isUsage: Bool, words: String) throws {
    let box = try Sandbox()
    try box.write("{}", to: "a.json")
    try box.write("{}", to: "notes.txt")
    #expect(mkfifo(box.path + "/pipe.json", 0o600) == 0)
    try FileManager.default.createSymbolicLink(
      atPath: box.path + "/lost.json", withDestinationPath: "missing")
    let failure = try #require(throws: IntakeFailure.self) { try box.read([name]) }
    #expect(failure.path == box.path + "/" + name)
    #expect(failure.isUsage == isUsage)
    #expect(failure.message.en.contains(words) && failure.message.pt != failure.message.en)
  }

  @Test func `a pipe in a folder is passed over and a dangling document is not`() throws {
    let box = try Sandbox()
    try box.write("{}", to: "a.json")
    #expect(mkfifo(box.path + "/pipe.json", 0o600) == 0)
    #expect(try box.read([""]) == ["a.json#-={}"])
    try FileManager.default.createSymbolicLink(
      atPath: box.path + "/b.json", withDestinationPath: "missing")
    #expect(throws: IntakeFailure.self) { try box.read([""]) }
  }

  @Test func `what the receiver throws ends the reading`() throws {
    struct Enough: Error {}
    let box = try Sandbox()
    try box.write("{}\n{}\n{}\n", to: "a.ndjson")
    var count = 0
    #expect(throws: Enough.self) {
      try readDocuments(at: [box.path]) { _ in
        count += 1
        if count == 2 { throw Enough() }
      }
    }
    #expect(count == 2)
  }

  @Test func `a document keeps its place in the file`() throws {
    let box = try Sandbox()
    try box.write("[\n  {},\n  {\"a\":1}\n]", to: "a.json")
    var places: [SourcePlace] = []
    var bases: [JSONPointer] = []
    try readDocuments(at: [box.path + "/a.json"]) { document in
      places.append(document.origin)
      bases.append(document.base)
    }
    #expect(places.map(\.line) == [2, 3] && places.map(\.column) == [3, 3])
    #expect(bases == ["/0", "/1"])
  }
}
