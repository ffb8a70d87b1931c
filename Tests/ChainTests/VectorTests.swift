import Crypto
import DocumentModel
import Foundation
import Measures
import Testing

@testable import Chain

/// The 35 signed documents of AT's demonstration data; see the fixture for their origin.
struct Vector: Decodable, Sendable, CustomTestStringConvertible {
  let document: String
  let type: String
  let date: String
  let systemEntryDate: String
  let grossTotalSigned: String
  let previousHash: String
  let message: String
  let hash: String
  let hashControl: String

  var testDescription: String { document }

  static let all: [Vector] = {
    struct File: Decodable { let vectors: [Vector] }
    let data = try? Data(
      contentsOf: fixtures.appendingPathComponent("chain/hash-chain-at-demo.json"))
    return data.flatMap { try? JSONDecoder().decode(File.self, from: $0) }?.vectors ?? []
  }()

  static let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Fixtures")

  static func key() throws -> PublicKey {
    try PublicKey(
      pem: Array(Data(contentsOf: fixtures.appendingPathComponent("keys/at-demo-public.pem"))))
  }

  /// The document, as far as its signature is about it.
  func read() throws -> Document {
    var document = Document()
    // RP, a type of insurers, is not of the input format; only the chain's name depends on it.
    document.type = DocumentType(rawValue: type) ?? .OU
    document.number = self.document
    document.issueDate = try #require(Day(date))
    let entered: DateTime = try #require(DateTime(systemEntryDate))
    document.systemEntryDate = entered
    document.certificate = "9999"
    document.hash = hash
    document.hashControl = hashControl
    document.seller.taxId = "599999993"
    var totals = Totals()
    let cents = grossTotalSigned.replacingOccurrences(of: ".", with: "")
    totals.gross = Money(cents: try #require(Int64(cents)))
    document.totals = totals
    return document
  }
}

@Suite("The vectors of the demonstration data")
struct VectorTests {
  /// The report on some documents with the demonstration key.
  private func reports(on documents: [Document], previous: [String: RSASignature] = [:]) throws
    -> [SeriesReport]
  {
    let book = ChainBook(previous: previous)
    for document in documents {
      book.add(try #require(SignedDocument(document)), path: "a.ndjson", position: book.count)
    }
    let ring = KeyRing([
      KeyRing.Entry(key: try Vector.key(), name: "demo", certificate: nil, version: nil)
    ])
    var reports: [SeriesReport] = []
    try book.judge(with: ring) { reports.append($0) }
    return reports
  }

  @Test func `all 35 verify, in any order`() throws {
    let documents = try Vector.all.map { try $0.read() }
    #expect(documents.count == 35)
    for order in [documents, documents.reversed()] {
      let reports = try reports(on: order)
      #expect(reports.reduce(0) { $0 + $1.intact } == 35)
      #expect(reports.allSatisfy { !$0.isBroken && $0.withoutKey == 0 })
    }
  }

  @Test("the message is that of the law", arguments: Vector.all)
  func buildsMessage(vector: Vector) throws {
    let signed = try #require(SignedDocument(try vector.read()))
    let message = signed.message(after: RSASignature(base64: vector.previousHash))
    #expect(String(decoding: message, as: UTF8.self) == vector.message)
    let opener = try SignatureOpener(keys: [Vector.key()])
    let signature = try #require(RSASignature(base64: vector.hash))
    #expect(opener.open(signature, withKeyAt: 0) == opener.digest(of: message))
    #expect(signature.base64 == vector.hash)
  }

  /// A field of the document changed after signing.
  struct Change: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let verdict: Verdict
    let apply: @Sendable (inout Document) -> Void

    static let all: [Change] = [
      Change(testDescription: "date", verdict: .altered) { $0.issueDate = $0.issueDate.next },
      Change(testDescription: "entry time", verdict: .altered) {
        let time = $0.systemEntryDate ?? .unknown
        $0.systemEntryDate = DateTime(
          day: time.day, hour: time.hour, minute: time.minute, second: (time.second + 1) % 60)
      },
      Change(testDescription: "number", verdict: .altered) { $0.number = "X" + $0.number },
      Change(testDescription: "total", verdict: .altered) { $0.totals?.gross.cents += 1 },
      // As in saft_WRONG_INVOICE_SIGNATURE.xml of the same source.
      Change(testDescription: "signature", verdict: .unknownKey) {
        var hash = Array(($0.hash ?? "").utf8)
        hash.replaceSubrange(9..<12, with: Array("999".utf8))
        $0.hash = String(decoding: hash, as: UTF8.self)
      },
      Change(testDescription: "cut signature", verdict: .truncated) {
        $0.hash = ($0.hash ?? "").prefix(171).description
      },
      Change(testDescription: "no signature", verdict: .unsigned) { $0.hash = "0" },
      Change(testDescription: "key", verdict: .unlawfulControl) { $0.hashControl = "one" },
    ]
  }

  @Test("each changed field is caught", arguments: Vector.all, Change.all)
  func catches(vector: Vector, change: Change) throws {
    var document = try vector.read()
    change.apply(&document)
    // Alone but for what was signed before it.
    var previous: [String: RSASignature] = [:]
    let signed = try #require(SignedDocument(document))
    if signed.sequence.value > 1 {
      let before = signed.sequence.value - 1
      previous["\(signed.series.prefix)/\(before)"] = RSASignature(base64: vector.previousHash)
    }
    let report = try #require(try reports(on: [document], previous: previous).first)
    #expect(report.findings.map(\.kind) == [.signature(change.verdict)])
  }
}
