import DocumentModel
import Foundation
import Intake
import Measures
import Testing

@testable import Pipeline

@Suite("Judging and printing")
struct RendererTests {
  private static let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  private static func invoice() throws -> String {
    let file = package.appendingPathComponent("Tests/Fixtures/contract/fatura-simplificada.json")
    return try String(contentsOf: file, encoding: .utf8)
  }

  /// What a renderer is asked, and the kind of answer.
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    var find = ""
    var replace = ""
    var options = RenderOptions()
    let judged: String
    let printed: String
    var testDescription: String { name }
  }

  private static func options(_ change: (inout RenderOptions) -> Void) -> RenderOptions {
    var options = RenderOptions()
    change(&options)
    return options
  }

  private static let cases: [Case] = [
    Case(name: "a sound document", judged: "valid", printed: "1 PDF of 1 page"),
    Case(
      name: "not JSON", find: "{", replace: "", judged: "rejected", printed: "rejected"),
    Case(
      name: "a rule broken", find: "\"prelo/1\"", replace: "\"prelo/9\"", judged: "rejected",
      printed: "rejected"),
    Case(
      name: "not asked for", options: options { $0.only = NumberSelection([.single("FT X/1")]) },
      judged: "passed over", printed: "passed over"),
    Case(
      name: "a template that is not there",
      find: "\"format\"", replace: "\"print\": { \"template\": \"nowhere\" }, \"format\"",
      judged: "rejected", printed: "rejected"),
    Case(
      name: "two copies as one file",
      options: options { $0.copies = [.original, .duplicate] }, judged: "valid",
      printed: "1 PDF of 2 pages"),
    Case(
      name: "two copies as two files",
      options: options {
        $0.copies = [.original, .duplicate]
        $0.separatesCopies = true
      }, judged: "valid", printed: "2 PDFs of 1 page: original, duplicate"),
    Case(
      name: "drawn for a combined PDF",
      options: options {
        $0.makesFiles = false
        $0.bindsBy = []
      }, judged: "valid", printed: "drawn"),
  ]

  @Test("each document is judged and printed as its kind", arguments: cases)
  func answers(row: Case) throws {
    var text = try Self.invoice()
    if !row.find.isEmpty {
      let range = try #require(text.range(of: row.find))
      text.replaceSubrange(range, with: row.replace)
    }
    let raw = RawDocument(source: "a.json", bytes: Array(text.utf8))
    let renderer = try Renderer(resources: Self.package.path, options: row.options)
    let judged = renderer.check(raw)
    let printed = renderer.render(raw)
    #expect(word(judged) == row.judged)
    #expect(word(printed) == row.printed)
    // Printing finds what judging found.
    #expect(printed.problems == judged.problems)
    #expect(judged.problems.contains { $0.severity == .error } == (row.judged == "rejected"))
  }

  private func word(_ outcome: Outcome) -> String {
    switch outcome.result {
    case .valid: return "valid"
    case .rendered(let files):
      let pages = files[0].pages == 1 ? "1 page" : "\(files[0].pages) pages"
      let copies = files.compactMap(\.copy?.rawValue)
      let count = files.count == 1 ? "1 PDF" : "\(files.count) PDFs"
      return "\(count) of \(pages)" + (copies.isEmpty ? "" : ": " + copies.joined(separator: ", "))
    case .drawn: return "drawn"
    case .rejected: return "rejected"
    case .unfinished: return "unfinished"
    case .converted: return "converted"
    case .passedOver: return "passed over"
    case .failed(let reason): return "failed: \(reason.en)"
    }
  }
}
