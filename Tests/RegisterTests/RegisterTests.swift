import Delivery
import Foundation
import Testing

@testable import Register
@testable import SQLite

@Suite struct RegisterTests {
  private let folder = FileManager.default.temporaryDirectory.appending(
    path: UUID().uuidString, directoryHint: .isDirectory)

  init() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  private var path: String { folder.appending(path: "register.sqlite").path }

  private func open(isOnNetwork: Bool = false) throws -> Register {
    try Register(path: path, isOnNetwork: isOnNetwork)
  }

  private static let document = IssuedDocument(
    identity: DocumentIdentity(seller: "599999993", number: "FT É/1", atcud: "ABCDEFGH-1"),
    content: "c0ffee", drop: "a.json/7/9", hash: "kKz=",
    files: [.init(path: "out/FT \"1\".pdf", pages: 2, size: 31_000, sha256: "ab12")],
    issued: "2026-05-01T10:00:00Z")

  @Test("What is entered is there after the register is closed", arguments: [false, true])
  func persists(isOnNetwork: Bool) throws {
    let document = Self.document
    try open(isOnNetwork: isOnNetwork).enter(document, .announced)
    let again = try open(isOnNetwork: isOnNetwork)
    #expect(try again.entry(of: document.identity)?.document == document)
    #expect(try again.hash(seller: "599999993", number: "FT É/1") == "kKz=")
  }

  /// What is done to a register, and the state the document is in afterwards.
  struct Course: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let steps: @Sendable (Register, DocumentIdentity) throws -> Void
    let state: RegisterEntry.State?
  }

  @Test(
    "Documents are announced, confirmed and withdrawn",
    arguments: [
      Course(testDescription: "nothing", steps: { _, _ in }, state: nil),
      Course(
        testDescription: "announced",
        steps: { register, _ in try register.enter(document, .announced) }, state: .announced),
      Course(
        testDescription: "confirmed",
        steps: { register, identity in
          try register.enter(document, .announced)
          try register.confirm(identity)
        }, state: .issued),
      Course(
        testDescription: "withdrawn",
        steps: { register, identity in
          try register.enter(document, .announced)
          try register.withdraw(identity)
        }, state: nil),
      Course(
        testDescription: "issued documents are not withdrawn",
        steps: { register, identity in
          try register.enter(document, .issued)
          try register.withdraw(identity)
        }, state: .issued),
      Course(
        testDescription: "a transaction that fails leaves nothing",
        steps: { register, identity in
          try? register.transaction { () throws(DatabaseFailure) in
            try register.enter(document, .issued)
            throw DatabaseFailure(path: "", code: 13, reason: "")
          }
        }, state: nil),
    ])
  func courses(_ course: Course) throws {
    let register = try open()
    try course.steps(register, Self.document.identity)
    #expect(try register.entry(of: Self.document.identity)?.state == course.state)
  }

  @Test("Another number, seller or ATCUD is another document")
  func identities() throws {
    let register = try open()
    try register.enter(Self.document, .issued)
    for other in [
      DocumentIdentity(seller: "599999993", number: "FT É/1", atcud: "ABCDEFGH-2"),
      DocumentIdentity(seller: "599999993", number: "FT É/2", atcud: "ABCDEFGH-1"),
      DocumentIdentity(seller: "500000000", number: "FT É/1", atcud: "ABCDEFGH-1"),
    ] {
      #expect(try register.entry(of: other) == nil)
    }
  }

  @Test("A number is found whatever its ATCUD")
  func holder() throws {
    let register = try open()
    #expect(try register.holder(seller: "599999993", number: "FT É/1") == nil)
    try register.enter(Self.document, .issued)
    let entry = try register.holder(seller: "599999993", number: "FT É/1")
    #expect(entry == RegisterEntry(document: Self.document, state: .issued))
    #expect(try register.holder(seller: "599999993", number: "FT É/2") == nil)
  }

  @Test("A file that holds no register is damaged, unless one is to be made")
  func emptiness() throws {
    try Data().write(to: URL(filePath: path))
    let failure = #expect(throws: DatabaseFailure.self) {
      try Register(path: path, isOnNetwork: false, makes: false)
    }
    #expect(failure?.isDamage == true)
    _ = try open()
    _ = try Register(path: path, isOnNetwork: false, makes: false)
  }

  @Test("A link is not followed")
  func link() throws {
    let outside = folder.appending(path: "outside").path
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: outside)
    #expect(throws: DatabaseFailure.self) { try open() }
    #expect(!FileManager.default.fileExists(atPath: outside))
  }

  @Test("Interruptions are counted for each drop until they are forgotten")
  func interruptions() throws {
    let register = try open()
    #expect(try register.countInterruption(of: "a") == 1)
    #expect(try register.countInterruption(of: "a") == 2)
    #expect(try register.countInterruption(of: "b") == 1)
    #expect(try register.interruptions(of: "a") == 2)
    try register.forgetInterruptions(of: "a")
    #expect(try register.interruptions(of: "a") == 0)
    #expect(try register.countInterruption(of: "a") == 1)
  }

  @Test("A file that is no register is called damaged")
  func damage() throws {
    try Data(repeating: 0x41, count: 8192).write(to: URL(filePath: path))
    let failure = #expect(throws: DatabaseFailure.self) { try open() }
    #expect(failure?.isDamage == true)
  }
}
