import Batch
import Foundation
import Intake
import JSON
import Measures
import Pipeline
import Printing
import Testing

@testable import CommandLineTool

/// A tool with scripted documents and a folder of its own; removed with it.
final class Stage {
  let path: String
  var environment: [String: String] = [:]
  private(set) var chosenResources: String?

  init() throws {
    path =
      FileManager.default.temporaryDirectory
      .appendingPathComponent("prelo-test-" + UUID().uuidString).path
    for folder in ["home/Templates", "home/Fonts", "in"] {
      try FileManager.default.createDirectory(
        atPath: path + "/" + folder, withIntermediateDirectories: true)
    }
    environment["PRELO_HOME"] = path + "/home"
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  struct Result {
    let code: ExitCode
    let out: String
    let err: String
  }

  /// Runs the tool; `@` in a word, and `@` in the result, stands for the stage's folder.
  func run(_ words: [String], documents: [RawDocument], output: Int32? = nil) throws -> Result {
    let names = ["/stdout", "/stderr"].map { path + $0 }
    let files = names.map { open($0, O_RDWR | O_CREAT | O_TRUNC, 0o600) }
    defer { files.forEach { close($0) } }
    let tool = Tool(
      Tool.Surroundings(
        results: ByteStream(descriptor: output ?? files[0]),
        messages: ByteStream(descriptor: files[1]),
        environment: { [environment] in environment[$0] },
        documents: ScriptedSource(documents: documents),
        interruption: Interruption(),
        makeProcessors: { (resources, options) throws(Failure) in
          self.chosenResources = resources
          guard options.template != "missing" else {
            throw Failure(Wording(en: "no such template", pt: "não existe"), .usage)
          }
          guard options.template != "fontless" else {
            throw Failure(Wording(en: "a font is missing", pt: "falta"), .environment)
          }
          return { ScriptedProcessor() }
        }))
    let code = tool(words.map { $0.replacingOccurrences(of: "@", with: path) })
    let texts = try names.map {
      try String(contentsOfFile: $0, encoding: .utf8).replacingOccurrences(of: path, with: "@")
    }
    return Result(code: code, out: texts[0], err: texts[1])
  }

  /// The delivered files under `out` and their contents.
  func delivered() throws -> [String: String] {
    let folder = path + "/out"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return try Dictionary(
      uniqueKeysWithValues: names.map {
        ($0, try String(contentsOfFile: folder + "/" + $0, encoding: .utf8))
      })
  }
}

/// Documents that say themselves what becomes of them: `ok|FT A/1|bytes of the PDF`.
struct ScriptedSource: DocumentSource {
  let documents: [RawDocument]

  func forEachDocument(
    in paths: [String], _ settings: IntakeSettings, _ body: (RawDocument) -> Bool
  ) throws(Failure) {
    for document in documents where !body(document) { return }
  }
}

struct ScriptedProcessor: DocumentProcessor {
  func check(_ document: RawDocument) -> Outcome { outcome(document, renders: false) }
  func render(_ document: RawDocument) -> Outcome { outcome(document, renders: true) }

  private func outcome(_ document: RawDocument, renders: Bool) -> Outcome {
    let parts = String(decoding: document.bytes, as: UTF8.self).split(separator: "|").map(
      String.init)
    var outcome = Outcome(
      source: document.source, position: document.position,
      result: renders
        ? .rendered([RenderedPDF(copy: nil, bytes: Array(parts[2].utf8), pages: 1)])
        : .valid(qrMessage: "QR:" + parts[1]))
    outcome.number = parts[1]
    let wording = Wording(en: "something is off", pt: "algo falha")
    switch parts[0] {
    case "warn":
      outcome.problems = [Problem(.warning, "NIF-02", at: "/buyer/taxId", wording)]
    case "bad":
      outcome.result = .rejected
      outcome.problems = [
        Problem(.error, "TOT-01", at: "/totals/gross", wording),
        Problem(.warning, "NIF-02", at: .root, wording),
      ]
      outcome.places = [SourcePlace(offset: 0, line: 12, column: 5), nil]
    case "fail": outcome.result = .failed(wording)
    default: break
    }
    return outcome
  }
}

/// A document of the script; the position is nil for a bare object.
func document(_ script: String, in source: String = "a.json", at position: Int? = nil)
  -> RawDocument
{
  RawDocument(source: source, position: position, bytes: Array(script.utf8))
}

extension Command: CustomTestStringConvertible {
  /// What a test case is called.
  public var testDescription: String { word }
}
