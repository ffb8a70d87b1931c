import Measures
import Testing

@testable import JSON

@Suite("Splitting a stream into documents")
struct SplitterTests {
  /// What a stream gives: each document as `position:text@line:column`, each failure as
  /// `position!code@line:column`.
  struct Case: Sendable, CustomTestStringConvertible {
    let form: DocumentSplitter.Form
    let stream: [UInt8]
    let expected: [String]

    init(_ form: DocumentSplitter.Form, _ stream: String, _ expected: [String]) {
      self.init(form, bytes: Array(stream.utf8), expected)
    }

    init(_ form: DocumentSplitter.Form, bytes: [UInt8], _ expected: [String]) {
      self.form = form
      stream = bytes
      self.expected = expected
    }

    var testDescription: String { "\(form) \(String(decoding: stream, as: UTF8.self))" }
  }

  static let cases: [Case] = [
    Case(.json, "{\"a\":1}", ["-:{\"a\":1}@1:1"]),
    Case(.json, " \n {\"a\":[1,{}]}\n ", ["-:{\"a\":[1,{}]}@2:2"]),
    Case(.json, "{\"a\":\"}\\\"{]\"}", ["-:{\"a\":\"}\\\"{]\"}@1:1"]),
    Case(.json, "[]", []), Case(.json, " [ \n ] ", []),
    Case(.json, "[{\"a\":1},\n {\"b\":2}]", ["0:{\"a\":1}@1:2", "1:{\"b\":2}@2:2"]),
    Case(.json, "[1,\"a,]\",null,[2]]", ["0:1@1:2", "1:\"a,]\"@1:4", "2:null@1:10", "3:[2]@1:15"]),
    Case(.json, "", ["-!JSON-01@1:1"]), Case(.json, " \n", ["-!JSON-01@1:1"]),
    Case(.json, "{\"a\":1", ["-:{\"a\":1@1:1"]), Case(.json, "{\"a", ["-:{\"a@1:1"]),
    Case(.json, "[", ["0!JSON-01@1:2"]), Case(.json, "[{}", ["0:{}@1:2", "1!JSON-01@1:4"]),
    Case(.json, "[{},", ["0:{}@1:2", "1!JSON-01@1:5"]),
    Case(.json, "[{},{\"a\"", ["0:{}@1:2", "1:{\"a\"@1:5"]),
    Case(.json, "[{},]", ["0:{}@1:2", "1!JSON-01@1:5"]),
    Case(.json, "[{}{}]", ["0:{}@1:2", "1!JSON-01@1:4"]),
    Case(.json, "[,{}]", ["0!JSON-01@1:2"]),
    Case(.json, "[{},,{}]", ["0:{}@1:2", "1!JSON-01@1:5"]),
    Case(.json, "[}]", ["0!JSON-01@1:2"]), Case(.json, "[{}] x", ["0:{}@1:2", "1!JSON-01@1:6"]),
    Case(.json, "[{}],", ["0:{}@1:2", "1!JSON-01@1:5"]), Case(.json, "{} x", ["-!JSON-01@1:4"]),
    Case(.json, "{}\n{}", ["-!JSON-01@2:1"]), Case(.json, "\"a\"", ["-!JSON-06@1:1"]),
    Case(.json, "12", ["-!JSON-06@1:1"]), Case(.json, "x", ["-!JSON-01@1:1"]),
    Case(.json, "\u{FEFF}{}", ["-!JSON-02@1:1"]),
    Case(.json, bytes: [0xFF, 0xFE, 0x7B, 0], ["-!JSON-02@1:1"]),
    Case(.json, bytes: [0, 0x7B], ["-!JSON-02@1:1"]),
    Case(
      .json, "[{\"a\":\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"},{}]",
      ["0!JSON-10@1:2", "1:{}@1:52"]),
    Case(.json, "{\"a\":\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"}", ["-!JSON-10@1:1"]),
    Case(.lines, "{\"a\":1}\n{\"b\":2}", ["0:{\"a\":1}@1:1", "1:{\"b\":2}@2:1"]),
    Case(.lines, "\n \n{}\r\n\t\r\n{}\r\n", ["0:{}\r@3:1", "1:{}\r@5:1"]),
    Case(.lines, "{\"a\n{}\n", ["0:{\"a@1:1", "1:{}@2:1"]), Case(.lines, "x\n", ["0:x@1:1"]),
    Case(.lines, "", ["-!JSON-01@1:1"]), Case(.lines, "\n\n", ["-!JSON-01@1:1"]),
    Case(.lines, "\u{FEFF}{}", ["-!JSON-02@1:1"]),
    Case(
      .lines, "{\"a\":\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"}\n{}",
      ["0!JSON-10@1:1", "1:{}@2:1"]),
    Case(.sniffed, "{\"a\":1}", ["-:{\"a\":1}@1:1"]), Case(.sniffed, "{\n}\n", ["-:{\n}@1:1"]),
    Case(.sniffed, "{}\n{}\n\n{\"c\n", ["0:{}@1:1", "1:{}@2:1", "2:{\"c@4:1"]),
    Case(.sniffed, "{\"a\":1}\n", ["0:{\"a\":1}@1:1"]), Case(.sniffed, "{} \r\n\n", ["0:{}@1:1"]),
    Case(.sniffed, "{}\nx", ["0:{}@1:1", "1:x@2:1"]), Case(.sniffed, "{} {}", ["-!JSON-01@1:4"]),
    Case(.sniffed, "{\n}\n{\n}", ["-!JSON-01@3:1"]),
    Case(.sniffed, "[{},{}]", ["0:{}@1:2", "1:{}@1:5"]),
    Case(.sniffed, "", ["-!JSON-01@1:1"]), Case(.sniffed, "7", ["-!JSON-06@1:1"]),
  ]

  @Test("cuts a stream at the right places", arguments: cases)
  func cuts(sample: Case) { #expect(pieces(sample, chunk: .max) == sample.expected) }

  @Test("gives the same whatever the size of the chunks", arguments: cases)
  func chunks(sample: Case) {
    for size in [1, 2, 3, 7] { #expect(pieces(sample, chunk: size) == sample.expected) }
  }

  @Test("a line is delivered when it ends, not when the next one comes", arguments: [1, 2])
  func answersAtOnce(lines: Int) {
    var seen = 0
    var splitter = DocumentSplitter(.sniffed)
    for line in 1...lines {
      Array("{\"a\":1}\n".utf8).withUnsafeBufferPointer { splitter.push($0) { _ in seen += 1 } }
      #expect(seen == line)
    }
  }

  @Test func `an element of an array is pointed at by its position`() {
    var bases: [String] = []
    var splitter = DocumentSplitter(.json)
    Array("[{},{}]".utf8).withUnsafeBufferPointer { stream in
      splitter.push(stream) { bases.append($0.base.description) }
    }
    #expect(bases == ["/0", "/1"])
  }

  @Test(
    "passes over a document of any size without holding it",
    arguments: ["[{\"a\":\"", "[{\"a\":1,", "[[[[[[", "[1"])
  func hugeDocument(opening: String) {
    var splitter = DocumentSplitter(.json, limit: 1 << 20)
    var codes: [String?] = []
    let deliver = { (piece: DocumentSplitter.Piece) in codes.append(piece.failure?.code) }
    Array(opening.utf8).withUnsafeBufferPointer { splitter.push($0, deliver) }
    let filling = [UInt8](repeating: UInt8(ascii: "1"), count: 1 << 20)
    filling.withUnsafeBufferPointer { chunk in for _ in 0..<16 { splitter.push(chunk, deliver) } }
    splitter.finish(deliver)
    #expect(codes == ["JSON-10"])
  }

  private func pieces(_ sample: Case, chunk size: Int) -> [String] {
    var result: [String] = []
    var splitter = DocumentSplitter(sample.form, limit: 40)
    let deliver = { (piece: DocumentSplitter.Piece) in
      let text =
        piece.failure.map { "!" + $0.code } ?? ":" + String(decoding: piece.bytes, as: UTF8.self)
      let position = piece.position.map(String.init) ?? "-"
      result.append("\(position)\(text)@\(piece.origin.line):\(piece.origin.column)")
    }
    sample.stream.withUnsafeBufferPointer { stream in
      var at = 0
      while at < stream.count {
        let end = at + min(size, stream.count - at)
        splitter.push(UnsafeBufferPointer(rebasing: stream[at..<end]), deliver)
        at = end
      }
    }
    splitter.finish(deliver)
    return result
  }
}
