import DocumentModel
import Foundation
import Measures
import Testing
import Typesetting

@testable import DocumentPages

/// Pages as text, held against what was approved.
///
/// `PRELO_SNAPSHOTS=write swift test --filter Snapshots` writes `Snapshots/` anew.
@Suite("Snapshots")
struct SnapshotTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Snapshots")

  private static let names =
    Specimens.names(in: "Tests/Fixtures/contract") + Specimens.names(in: "Tests/Fixtures/official")
    + Specimens.names(in: "Tests/Fixtures/pages")

  @Test("a page stands as it was approved", arguments: names)
  func pages(name: String) throws {
    let document = try Specimens.document(name)
    let press = try Specimens.press()
    for language in [PrintLanguage.portuguese, .both] {
      let pages = try Specimens.pages(of: document, press: press, language: language)
      let file = String(name.split(separator: "/").last ?? "") + "." + language.rawValue + ".txt"
      try compare(pages.map(text(of:)).joined(separator: "\n"), with: file)
    }
  }

  private func compare(_ text: String, with file: String) throws {
    let place = Self.folder.appending(path: file)
    if ProcessInfo.processInfo.environment["PRELO_SNAPSHOTS"] == "write" {
      try FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true)
      try Data(text.utf8).write(to: place)
      return
    }
    let approved = try? String(contentsOf: place, encoding: .utf8)
    guard approved != text else { return }
    Issue.record("\(file):\n\(difference(from: approved ?? "", to: text))")
  }

  /// The lines that went and came, at most forty.
  private func difference(from old: String, to new: String) -> String {
    let lines = { (text: String) in text.split(separator: "\n", omittingEmptySubsequences: false) }
    let changes = lines(new).difference(from: lines(old))
    let told = changes.map { change in
      switch change {
      case .remove(let offset, let line, _): (offset, "- \(line)")
      case .insert(let offset, let line, _): (offset, "+ \(line)")
      }
    }.sorted { $0.0 < $1.0 }.map(\.1)
    return told.prefix(40).joined(separator: "\n") + (told.count > 40 ? "\n…" : "")
  }
}
