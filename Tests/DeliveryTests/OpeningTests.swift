import Delivery
import Foundation
import Measures
import Testing

@Suite("Names that others may change")
struct OpeningTests {
  private let scratch: Scratch
  private let folder: DeliveryFolder

  init() throws {
    scratch = try Scratch()
    folder = try DeliveryFolder(path: scratch.path)
    try scratch.write([1, 2, 3], to: "file")
    try FileManager.default.createDirectory(
      atPath: scratch.path + "/folder", withIntermediateDirectories: true)
    for (name, target) in [("link", "file"), ("nowhere", "gone"), ("zero", "/dev/zero")] {
      try FileManager.default.createSymbolicLink(
        atPath: scratch.path + "/" + name, withDestinationPath: target)
    }
    mkfifo(scratch.path + "/pipe", 0o600)
  }

  @Test(
    "only a regular file is opened, and nothing is waited for",
    arguments: ["link", "nowhere", "zero", "pipe", "folder"])
  func refuses(name: String) throws {
    #expect(try folder.openFile(name) == nil)
    #expect(folder.contents(of: name, limit: 10) == nil)
    #expect(!folder.overwrite(name, with: [4, 5, 6]))
  }

  @Test("a file is opened, and a name that stands for nothing is told of")
  func opens() throws {
    let file = try #require(try folder.openFile("file"))
    #expect(EntryStatus(ofOpen: file)?.size == 3)
    close(file)
    #expect(folder.contents(of: "file", limit: 3) == [1, 2, 3])
    #expect(folder.contents(of: "file", limit: 2) == nil)
    #expect(throws: DeliveryFailure(code: ENOENT, path: scratch.path + "/none")) {
      try folder.openFile("none")
    }
  }

  @Test("bytes are written over as many, and over no others")
  func overwrites() throws {
    #expect(folder.overwrite("file", with: [4, 5, 6]))
    #expect(!folder.overwrite("file", with: [7]))
    #expect(try scratch.read("file") == [4, 5, 6])
  }

  @Test("a folder's folder is made or opened, and nothing else is taken for one")
  func folders() throws {
    #expect(try folder.folder("new").isInPlace)
    #expect(try folder.folder("folder", makes: false).isInPlace)
    for name in ["link", "file", "pipe"] {
      let failure = #expect(throws: DeliveryFailure.self) { try folder.folder(name) }
      #expect(failure?.message.pt.contains("ligação") == true)
    }
    #expect(throws: DeliveryFailure.self) { try folder.folder("none", makes: false) }
  }

  @Test("a folder that was moved away is not in its place, even when another is made there")
  func place() throws {
    let inner = try folder.folder("folder")
    #expect(inner.isInPlace)
    try FileManager.default.moveItem(
      atPath: scratch.path + "/folder", toPath: scratch.path + "/away")
    #expect(!inner.isInPlace)
    #expect(inner.realPath?.hasSuffix("/away") == true)
    #expect(try folder.folder("folder").isInPlace)
    #expect(!inner.isInPlace)
  }

  @Test("a file that is open for writing is known, where the system tells")
  func writers() throws {
    let file = try #require(try folder.openFile("file"))
    defer { close(file) }
    #expect(isOpenForWriting(file) != true)
    let writer = open(scratch.path + "/file", O_WRONLY)
    #expect(isOpenForWriting(file) != false)
    close(writer)
    #expect(isOpenForWriting(file) != true)
  }

  @Test("drafts wait in their own folder, and nothing is left there")
  func drafts() throws {
    let drafts = try folder.folder("drafts")
    let inner = try folder.folder("folder", drafts: drafts)
    _ = try inner.publish([1], as: "a")
    #expect(try inner.publish([2], as: "a", ifTaken: .replace) == .written)
    #expect(try scratch.read("folder/a") == [2])
    #expect(try FileManager.default.contentsOfDirectory(atPath: drafts.path).isEmpty)
  }

  @Test("more deliveries can wait than files may be open")
  func many() throws {
    var limit = rlimit()
    getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    let count = min(Int(limit.rlim_cur), 2048) + 100
    let staged = try (0..<count).map { try folder.stage([1], as: "many\($0)") }
    for file in staged { #expect(try folder.publish(file) == .written) }
  }
}
