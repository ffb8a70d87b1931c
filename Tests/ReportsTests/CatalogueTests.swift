import Foundation
import Measures
import Testing

@testable import Reports

@Suite("Reported codes")
struct CatalogueTests {
  /// What looks like a code and is none.
  private static let others: Set<String> = ["UTF-16"]

  @Test func `every code in the sources is explained, and every explained code is in the sources`()
    throws
  {
    let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Sources")
    let files = try #require(
      FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
    var written: Set<String> = []
    for case let file as URL in files where file.pathExtension == "swift" {
      let text = try String(contentsOf: file, encoding: .utf8)
      for match in text.matches(of: /"(?<code>[A-Z]{2,5}-[0-9]{2})"/) {
        written.insert(String(match.output.code))
      }
    }
    let explained = Set(reportedCodes.map(\.id))
    #expect(written.subtracting(explained).subtracting(Self.others) == [])
    #expect(explained.subtracting(written) == [])
  }

  @Test func `a code has one meaning`() {
    let ids = reportedCodes.map(\.id)
    #expect(Set(ids).count == ids.count)
    let sentences = reportedCodes.map(\.sentence.en)
    #expect(Set(sentences).count == sentences.count)
  }

  @Test("a sentence is whole in both languages", arguments: reportedCodes)
  func sentences(code: Code) {
    #expect(code.sentence.en != code.sentence.pt)
    for text in [code.sentence.en, code.sentence.pt] { #expect(text.hasSuffix(".")) }
  }
}
