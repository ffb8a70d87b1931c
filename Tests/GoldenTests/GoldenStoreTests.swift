import Foundation
import PageComparison
import Testing

@testable import Golden

@Suite("Golden store")
final class GoldenStoreTests {
  private let folder: String
  private var name: GoldenName { GoldenName(folder: folder, stem: "invoice") }

  init() throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    folder = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  private func write(_ text: String, _ file: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/" + file))
  }

  private var files: [String: String] {
    get throws {
      var files: [String: String] = [:]
      for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
        files[name] = try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
      }
      return files
    }
  }

  @Test(
    "records what its mode allows, and nothing else",
    arguments: [
      (RecordMode.never, nil, "missing", ["invoice.received.pdf": "new"]),
      (.missing, nil, "recorded", ["invoice.pdf": "new"]),
      (.all, nil, "recorded", ["invoice.pdf": "new"]),
      (.never, "old", nil, ["invoice.pdf": "old", "invoice.received.pdf": "new"]),
      (.missing, "old", nil, ["invoice.pdf": "old", "invoice.received.pdf": "new"]),
      (.all, "old", "recorded", ["invoice.pdf": "new"]),
      (.never, "new", "same", ["invoice.pdf": "new"]),
    ] as [(RecordMode, String?, String?, [String: String])])
  func records(
    mode: RecordMode, approved: String?, word: String?, left: [String: String]
  ) throws {
    if let approved { try write(approved, "invoice.pdf") }
    let result = try GoldenStore(PageComparer(), recording: mode).take(Array("new".utf8), as: name)
    #expect(result?.word == word)
    #expect(try files == left)
  }

  @Test func `what an earlier check left goes when all is well, and nothing else`() throws {
    let leftovers = ["invoice.received.pdf", "invoice.diff-1.png", "invoice.diff-6.png"]
    for file in leftovers + ["invoice.pdf", "other.received.pdf"] { try write("x", file) }
    _ = try GoldenStore(PageComparer(), recording: .never).take(Array("x".utf8), as: name)
    #expect(try files.keys.sorted() == ["invoice.pdf", "other.received.pdf"])
  }

  @Test func `accepting moves the new PDF over the approved one`() throws {
    try write("old", "invoice.pdf")
    try write("new", "invoice.received.pdf")
    try write("picture", "invoice.diff-2.png")
    #expect(try GoldenName.waiting(under: folder).map(\.stem) == ["invoice"])
    #expect(try GoldenStore.accept(name))
    #expect(try files == ["invoice.pdf": "new"])
    #expect(try !GoldenStore.accept(name))
  }

  @Test(
    "what waits is found by the PDF, the new PDF or the document",
    arguments: [
      ("month.FT_A-1.pdf", ["month.FT_A-1"]), ("month.FT_A-1.received.pdf", ["month.FT_A-1"]),
      ("month.ndjson", ["month.FT_A-1", "month.FT_A-2"]), ("invoice.json", ["invoice"]),
      ("other.json", []), ("mon.json", []),
    ])
  func finds(path: String, stems: [String]) throws {
    for stem in ["month.FT_A-1", "month.FT_A-2", "invoice"] {
      try write("x", stem + ".received.pdf")
    }
    #expect(try GoldenName.waiting(at: folder + "/" + path).map(\.stem) == stems)
  }

  @Test func `a PDF that is none cannot be compared`() throws {
    try write("old", "invoice.pdf")
    try write("new", "invoice.received.pdf")
    let result = GoldenStore(PageComparer(), recording: .never).examine(name)
    #expect(result.word == "failed")
    #expect(result.isFailure(bytesMatter: false))
  }
}
