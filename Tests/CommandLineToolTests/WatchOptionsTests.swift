import Foundation
import DocumentRules
import Measures
import Pipeline
import Testing
import Watching

@testable import CommandLineTool

/// Every option of `watch` says something to an inbox, to the process, or is refused.
@Suite("Options of watch")
struct WatchOptionsTests {
  private let stage: Stage

  init() throws {
    stage = try Stage()
    try Data(#"{"notes": ["x"]}"#.utf8).write(to: URL(filePath: stage.path + "/profile.json"))
    try Data(WatchOptionsTests.key.utf8).write(to: URL(filePath: stage.path + "/key.pem"))
  }

  /// What a configuration may say of an option that differs from what holds without it; nil for one that
  /// is about the process.
  private func sample(_ option: Option) -> String? {
    switch option {
    case .output: #""\#(stage.path)/other""#
    case .from: #""saft""#
    case .profile: #""\#(stage.path)/profile.json""#
    case .namePattern: #""{year}/{number}""#
    case .template: #""other""#
    case .copies: #"["original", "duplicate"]"#
    case .copiesAs: #""files""#
    case .printLanguage: #""pt-en""#
    case .simplifiedLimit: #""net""#
    case .publicKey: #""\#(stage.path)/key.pem""#
    case .previous:
      #"["FT A/7=\#(String(repeating: "A", count: 171))="], "public-key": "\#(stage.path)/key.pem""#
    case .order: #""name""#
    case .quiet, .rescan, .retryAfter: "3"
    case .tries, .jobs: "11"
    case .register: #""\#(stage.path)/register""#
    case .resources: #""\#(stage.path)""#
    case .config, .once, .format, .language, .help: nil
    // Those without a value; an option that is new and has one finds its sample here.
    default: option.placeholder == nil ? "true" : "no sample"
    }
  }

  private func settings(_ more: String) -> WatchConfiguration {
    let text =
      #"{"inboxes": [{"inbox": "\#(stage.path)/in"\#(more.contains(#""output""#) ? "" : #", "output": "/o""#)\#(more)}]}"#
    return WatchConfiguration(Array(text.utf8)) { (inbox, arguments) throws(UsageError) in
      try WatchSettings(
        inbox: inbox, arguments, resources: arguments[.resources] ?? "/home", language: .english)
    }
  }

  @Test("Each option in a configuration is heeded", arguments: Command.watch.options)
  func heeded(option: Option) throws {
    guard let value = sample(option) else {
      #expect(WatchConfiguration.ofTheProcess.contains(option))
      return
    }
    let given = settings(#", "\#(option.word)": \#(value)"#)
    #expect(given.problems.map(\.message.en) == [])
    // A signature is of use beside a key alone.
    let base = option == .previous ? #", "public-key": "\#(stage.path)/key.pem""# : ""
    let (with, without) = (given.inboxes, settings(base).inboxes)
    #expect(with.count == 1 && without.count == 1)
    #expect(String(reflecting: with) != String(reflecting: without))
  }

  @Test("Each option beside --config is heeded or refused", arguments: Command.watch.options)
  func refused(option: Option) throws {
    guard !WatchConfiguration.ofTheProcess.contains(option), option != .resources else { return }
    let result = try stage.run(
      ["watch", "--config", "@/none.json", option.name] + (option.placeholder == nil ? [] : ["1"]),
      documents: [])
    #expect(result.code == .usage)
    #expect(result.err.contains("\(option.name) would go unheeded"))
  }

  @Test("An inbox switches off what holds for all")
  func switchedOff() {
    let text = #"""
      {"strict": true, "inboxes": [
        {"inbox": "/a", "output": "/o", "strict": false}, {"inbox": "/b", "output": "/p"}]}
      """#
    let configuration = WatchConfiguration(Array(text.utf8)) {
      (inbox, arguments) throws(UsageError) in
      try WatchSettings(inbox: inbox, arguments, resources: "/home", language: .english)
    }
    #expect(configuration.inboxes.map(\.options.check.strict) == [false, true])
  }

  private static let key = """
    -----BEGIN PUBLIC KEY-----
    MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQCmPZr5FTQzg2rim4EYO9ZHYHUT
    sB/C81oQlIQ6wSqtdOdOPgIKDK0E0g+K9FEnDqAi7R4DzDLttdlxv3gz8dqqNJVS
    fxbVv+Kt6QeUjfYGqUGWEMt6rBI4zgUiYdz7YiL0rAGxWoSD5oLvO332cRFru0xF
    +pvZUdmQ/C3/Q0bmMQIDAQAB
    -----END PUBLIC KEY-----

    """
}
