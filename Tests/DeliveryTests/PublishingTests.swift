@testable import Delivery
import Foundation
import Testing

@Suite("Publishing")
struct PublishingTests {
  private static let small = [UInt8]("%PDF-1.7 small".utf8)
  /// Larger than any buffer on the way; no two of its 64 KiB blocks are the same.
  private static let large = (0..<40_000).flatMap { String($0).utf8 }

  enum Before: CaseIterable, Sendable {
    case nothing, same, sameSize, longer, shorter, empty, danglingLink, linkToSame, pipe
  }

  private static let cases: [(Before, Taken, Delivered)] = [
    (.nothing, .keep, .written), (.nothing, .replace, .written),
    (.same, .keep, .unchanged), (.same, .replace, .unchanged),
    (.sameSize, .keep, .conflict), (.sameSize, .replace, .written),
    (.longer, .keep, .conflict), (.longer, .replace, .written),
    (.shorter, .keep, .conflict), (.shorter, .replace, .written),
    (.empty, .keep, .conflict), (.empty, .replace, .written),
    (.danglingLink, .keep, .conflict), (.danglingLink, .replace, .written),
    (.linkToSame, .keep, .unchanged), (.linkToSame, .replace, .unchanged),
    (.pipe, .keep, .conflict), (.pipe, .replace, .written),
  ]

  private func prepare(_ before: Before, _ bytes: [UInt8], in scratch: Scratch) throws {
    let path = scratch.path + "/a.pdf"
    switch before {
    case .nothing: break
    case .same: try scratch.write(bytes, to: "a.pdf")
    case .sameSize: try scratch.write(bytes.dropLast() + [bytes[bytes.count - 1] ^ 1], to: "a.pdf")
    case .longer: try scratch.write(bytes + [0], to: "a.pdf")
    case .shorter: try scratch.write(bytes.dropLast(), to: "a.pdf")
    case .empty: try scratch.write([], to: "a.pdf")
    case .danglingLink: #expect(symlink(scratch.path + "/nowhere", path) == 0)
    case .linkToSame:
      try scratch.write(bytes, to: "b.pdf")
      #expect(symlink("b.pdf", path) == 0)
    case .pipe: #expect(mkfifo(path, 0o600) == 0)
    }
  }

  @Test("what stands under the name decides", arguments: DeliveryFolder.Route.allCases, cases)
  func decides(route: DeliveryFolder.Route, row: (Before, Taken, Delivered)) throws {
    for bytes in [Self.small, Self.large] {
      let scratch = try Scratch()
      try prepare(row.0, bytes, in: scratch)
      let before = try scratch.contents()
      let folder = try DeliveryFolder(path: scratch.path, route: route)
      #expect(try folder.publish(bytes, as: "a.pdf", ifTaken: row.1) == row.2)
      if row.2 != .conflict { #expect(try scratch.read("a.pdf") == bytes) }
      #expect(try Set(scratch.contents()) == Set(before + ["a.pdf"]), "no temporary file is left")
    }
  }

  /// What a writer of pieces may throw.
  private struct Torn: Error {}

  @Test(
    "what stands under the name decides for a file in pieces too",
    arguments: DeliveryFolder.Route.allCases, cases)
  func decidesForPieces(route: DeliveryFolder.Route, row: (Before, Taken, Delivered)) throws {
    let scratch = try Scratch()
    try prepare(row.0, Self.large, in: scratch)
    let before = try scratch.contents()
    let folder = try DeliveryFolder(path: scratch.path, route: route)
    #expect(throws: (any Error).self) {
      try folder.publish(as: "a.pdf", ifTaken: row.1) { (_) throws(Torn) in throw Torn() }
    }
    #expect(try scratch.contents() == before, "a writer that fails leaves nothing")
    let result = try folder.publish(as: "a.pdf", ifTaken: row.1) { file in
      for start in stride(from: 0, to: Self.large.count, by: 50_000) {
        let piece = Array(Self.large[start..<min(start + 50_000, Self.large.count)])
        #expect(write(file, piece, piece.count) == piece.count)
      }
    }
    #expect(result == row.2)
    if row.2 != .conflict { #expect(try scratch.read("a.pdf") == Self.large) }
    #expect(try Set(scratch.contents()) == Set(before + ["a.pdf"]), "no temporary file is left")
  }

  @Test("a scratch file has no name")
  func scratchFile() throws {
    let scratch = try Scratch()
    let folder = try DeliveryFolder(path: scratch.path)
    let file = try folder.scratchFile()
    defer { close(file) }
    #expect(pwrite(file, "abc", 3, 0) == 3)
    #expect(try scratch.contents().isEmpty)
  }

  @Test(
    "a file that waited for the disk is the same file", arguments: DeliveryFolder.Route.allCases)
  func waitsForDisk(route: DeliveryFolder.Route) throws {
    let scratch = try Scratch()
    let folder = try DeliveryFolder(
      path: scratch.path, route: route)
    #expect(try folder.publish(Self.large, as: "a.pdf") == .written)
    try folder.sync()
    #expect(try scratch.read("a.pdf") == Self.large)
  }

  @Test(
    "a missing folder is made with its parents", arguments: ["a", "a/b/c", "a//b/", "a/../b/c"])
  func makesFolder(path: String) throws {
    let scratch = try Scratch()
    let folder = try DeliveryFolder(path: scratch.path + "/" + path)
    #expect(try folder.publish([], as: "empty.pdf") == .written)
    #expect(try scratch.read(path + "/empty.pdf") == [])
  }

  @Test("a path says where the file is", arguments: [("/x", "/x/a"), ("/x/", "/x/a"), ("/", "/a")])
  func joinsPath(folder: String, expected: String) throws {
    let scratch = try Scratch()
    let name = try DeliveryFolder(path: scratch.path + folder).path(of: "a")
    #expect(name == scratch.path + expected)
  }

  /// Failures that even root meets.
  @Test(
    "the operating system's refusal is passed on",
    arguments: [
      ("file/below", "a.pdf", ENOTDIR), ("file", "a.pdf", ENOTDIR), ("ok", "folder", EISDIR),
      ("ok", String(repeating: "n", count: 300), ENAMETOOLONG), ("loop", "a.pdf", ELOOP),
      (String(repeating: "n", count: 300), "a.pdf", ENAMETOOLONG),
    ])
  func fails(path: String, name: String, code: Int32) throws {
    let scratch = try Scratch()
    try scratch.write([1], to: "file")
    #expect(symlink("loop", scratch.path + "/loop") == 0)
    #expect(
      mkdir(scratch.path + "/ok", 0o777) == 0 && mkdir(scratch.path + "/ok/folder", 0o777) == 0)
    let failure = #expect(throws: DeliveryFailure.self) {
      try DeliveryFolder(path: scratch.path + "/" + path).publish([2], as: name)
    }
    #expect(failure?.code == code)
    #expect(try Set(scratch.contents()) == ["file", "loop", "ok"])
  }

  @Test func `a file that fails halfway leaves nothing behind`() throws {
    // A write beyond RLIMIT_FSIZE fails as on a full disk: after a part. No other test of this
    // process writes as much; the limit is the process's, hence one test for all routes.
    signal(SIGXFSZ, SIG_IGN)
    var old = rlimit()
    #expect(getrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &old) == 0)
    var limit = rlimit(rlim_cur: 1_000_000, rlim_max: old.rlim_max)
    #expect(setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0)
    defer { setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &old) }
    let tooLarge = [UInt8](repeating: 7, count: 1_000_001)
    for route in DeliveryFolder.Route.allCases {
      let scratch = try Scratch()
      try scratch.write(Self.small, to: "b.pdf")
      let folder = try DeliveryFolder(path: scratch.path, route: route)
      for (name, policy) in [("a.pdf", Taken.keep), ("b.pdf", .replace)] {
        let failure = #expect(throws: DeliveryFailure.self) {
          try folder.publish(tooLarge, as: name, ifTaken: policy)
        }
        #expect(failure?.code == EFBIG)
      }
      #expect(try scratch.contents() == ["b.pdf"])
      #expect(try scratch.read("b.pdf") == Self.small)
    }
  }
}
