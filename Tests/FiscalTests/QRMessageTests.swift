import DocumentModel
import DocumentReading
import DocumentRules
import Fiscal
import Foundation
import Testing

/// AT's own examples as documents: each must give the official string, letter by letter.
@Suite("QR message")
struct QRMessageTests {
  private static let fixtures = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Fixtures")

  private static func names(in folder: String) -> [String] {
    let path = fixtures.appending(path: folder).path
    let files = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return files.filter { $0.hasSuffix(".qr.txt") }.sorted().map {
      folder + "/" + $0.dropLast(".qr.txt".count)
    }
  }

  @Test(
    "equals the official string of a document",
    arguments: names(in: "official") + names(in: "contract"))
  func message(name: String) throws {
    let bytes = [UInt8](try Data(contentsOf: Self.fixtures.appending(path: name + ".json")))
    let text = try String(
      contentsOf: Self.fixtures.appending(path: name + ".qr.txt"), encoding: .utf8)
    let reading = readDocument(bytes)
    #expect(reading.problems.isEmpty)
    let document = try #require(reading.document)
    let stamped = stamp(try check(document))
    #expect(stamped.qrMessage == text.trimmingCharacters(in: .newlines))
  }

  @Test("all official examples are there")
  func completeness() {
    #expect(Self.names(in: "official").count == 7)
    #expect(Self.names(in: "contract").count == 7)
  }
}
