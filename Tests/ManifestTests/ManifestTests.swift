import Delivery
import Foundation
import Measures
import Testing

@testable import Manifest

@Suite("Manifests")
struct ManifestTests {
  private static let awkward = [
    "plain", "a,b", "a\"b", "line\r\nbreak", "ção", "", "\"", "a|b", "🧾",
    "=1+1", "+351", "-1", "@x", "\tx", "'x", "'=x", "'", "＝1",
  ]

  private func record(_ ordinal: Int, _ text: String) -> ManifestRecord {
    var record = ManifestRecord(
      ordinal: ordinal, source: text, position: ordinal - 1, inputDigest: "00ff")
    record.number = "FT A/\(ordinal)"
    record.atcud = "AAAA-\(ordinal)"
    record.postalCode = text
    record.grossTotal = Money(cents: Int64(ordinal) * 1001)
    record.warnings = ["NIF-02", "TOT-09"]
    record.files = [
      DeliveredFile(
        path: text + ".pdf", pages: 3, size: 1000,
        sha256: String(repeating: "a", count: 64))
    ]
    return record
  }

  private func temporary(_ ending: String) -> String {
    FileManager.default.temporaryDirectory.path + "/manifest-\(UUID().uuidString).\(ending)"
  }

  @Test("what is written is read", arguments: ["csv", "ndjson"])
  func roundTrip(ending: String) throws {
    let path = temporary(ending)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let writer = try ManifestWriter(path: path)
    for (index, text) in Self.awkward.enumerated() { try writer.append(record(index + 1, text)) }
    try writer.close(.complete, inputs: Self.awkward.count, shard: "1/1", durably: false)
    let reader = try ManifestReader(path: path)
    for (index, text) in Self.awkward.enumerated() {
      let read = try #require(try reader.next())
      #expect(read.source == text && read.ordinal == index + 1 && read.position == index)
      #expect(read.paths == [text + ".pdf"] && read.size == 1000 && read.warnings == 2)
      #expect(read.line == Array(writer.form.line(record(index + 1, text)).utf8))
    }
    #expect(try reader.next() == nil)
    #expect(reader.totals == writer.totals)
    #expect(writer.totals.grossTotal == "1711.71" && writer.totals.sheets == 36)
  }

  @Test("files that become known at the end are put in", arguments: ["csv", "ndjson"])
  func setFiles(ending: String) throws {
    let path = temporary(ending)
    let link = temporary(ending)
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
    defer { for path in [path, link] { try? FileManager.default.removeItem(atPath: path) } }
    let writer = try ManifestWriter(path: link)
    for (index, text) in Self.awkward.enumerated() { try writer.append(record(index + 1, text)) }
    try writer.setFiles { $0 % 2 == 0 ? "mail.pdf#page=\($0)" : nil }
    try writer.close(.complete, inputs: Self.awkward.count, shard: "1/1", durably: false)
    let reader = try ManifestReader(path: path)
    for (index, text) in Self.awkward.enumerated() {
      var wanted = record(index + 1, text)
      if index % 2 == 1 { wanted.files[0].path = "mail.pdf#page=\(index + 1)" }
      #expect(try reader.next()?.line == Array(writer.form.line(wanted).utf8))
    }
    #expect(try reader.next() == nil && reader.totals == writer.totals)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == path)
    #expect(!FileManager.default.fileExists(atPath: path + ".new"))
  }

  @Test("a manifest cut anywhere is read up to its last whole line", arguments: ["csv", "ndjson"])
  func torn(ending: String) throws {
    let path = temporary(ending)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let writer = try ManifestWriter(path: path)
    for (index, text) in Self.awkward.enumerated() { try writer.append(record(index + 1, text)) }
    let whole = try Data(contentsOf: URL(fileURLWithPath: path))
    for cut in stride(from: 0, through: whole.count, by: 7) {
      try whole.prefix(cut).write(to: URL(fileURLWithPath: path))
      let reader = try ManifestReader(path: path)
      var count = 0
      while let read = try reader.next() {
        count += 1
        #expect(read.ordinal == count)
      }
      #expect(reader.offset <= cut && reader.totals == nil)
      let again = try ManifestWriter(continuing: path, at: reader.offset)
      for index in count..<Self.awkward.count {
        try again.append(record(index + 1, Self.awkward[index]))
      }
      if count < Self.awkward.count {
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == whole)
      }
    }
  }

  @Test(
    "what is no manifest is refused",
    arguments: [
      ("csv", "a,b\r\n"), ("csv", "document,source\r\n1,a\r\n"), ("ndjson", "{\"a\":1}\n"),
      ("ndjson", "[]\n"), ("ndjson", "{\"document\":0,\"status\":\"ok\"}\n"), ("txt", ""),
    ])
  func refuses(ending: String, text: String) throws {
    let path = temporary(ending)
    defer { try? FileManager.default.removeItem(atPath: path) }
    try text.write(toFile: path, atomically: false, encoding: .utf8)
    #expect(throws: ManifestFailure.self) { try ManifestReader(path: path).next() }
  }

  @Test(
    "a spreadsheet finds no formula in a CSV manifest",
    arguments: [
      ("=1+1", "'=1+1"), ("+351", "'+351"), ("-1", "'-1"), ("@x", "'@x"), ("\tx", "'\tx"),
      ("'x", "''x"), ("＋x", "'＋x"), ("a=1", "a=1"), ("", ""),
    ])
  func disarms(text: String, cell: String) throws {
    let line = ManifestForm.csv.line(record(1, text))
    #expect(line.split(separator: ",", omittingEmptySubsequences: false)[1] == cell)
    #expect(ManifestRow(csv: Array(line.utf8)[...])?[.source] == text)
  }

  @Test(
    "numbers that no manifest has are refused, and none ends the process",
    arguments: [
      "9223372036854775807", "-1", "99999999999999999999", "1e9", "１", "0x1", " 1",
    ], ["pages", "sheets", "size", "position", "gross_total", "document"])
  func refuses(number: String, column: String) throws {
    let path = temporary("csv")
    defer { try? FileManager.default.removeItem(atPath: path) }
    var row = record(1, "a").row
    row[try #require(ManifestRow.Column(rawValue: column))] = number
    let text = ManifestRow.header + row.csvLine
    try text.write(toFile: path, atomically: false, encoding: .utf8)
    #expect(throws: ManifestFailure.self) { try ManifestReader(path: path).next() }
  }

  @Test("a line without an end is no manifest")
  func endless() throws {
    let path = temporary("ndjson")
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Data(count: 6 << 20).write(to: URL(fileURLWithPath: path))
    #expect(throws: ManifestFailure.self) { try ManifestReader(path: path).next() }
  }

  @Test func `sums are exact beyond any amount of money`() {
    var totals = ManifestTotals()
    var record = record(1, "a")
    record.grossTotal = Money(cents: .max)
    for _ in 0..<3 { totals.add(record) }
    #expect(totals.grossTotal == "276701161105643274.21")
  }
}
