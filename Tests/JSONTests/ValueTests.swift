import Measures
import Testing

@testable import JSON

@Suite("JSON values, lines and places")
struct ValueTests {
  @Test(
    "gives the characters of a text",
    arguments: [
      (#""plain""#, "plain"), (#""a\tb\nc""#, "a\tb\nc"), (#""\u00e7\u20AC\uD834\uDD1E""#, "ç€𝄞"),
      (#""\"\\\/""#, "\"\\/"), (#""ação \u0026 Cª""#, "ação & Cª"), (#""""#, ""),
      (#""0123456789abcdef\u0041""#, "0123456789abcdefA"),
    ])
  func text(json: String, expected: String) throws {
    #expect(try JSONValue(parsing: Array(json.utf8)).string == expected)
  }

  @Test(
    "keeps numbers and the order of keys exactly",
    arguments: [
      "{\"b\":1.50,\"a\":[0.10,1e3,-0],\"c\":{\"z\":null,\"y\":true}}", "[]", "{}",
      "[\"\\\"\\\\\\n\"]",
    ])
  func roundTrip(json: String) throws {
    #expect(try JSONValue(parsing: Array(json.utf8)).line == json)
  }

  @Test(
    "writes texts that read back as they were, on one line",
    arguments: [
      "", "a\"b\\c", "tab\tline\nreturn\r", "\u{0}\u{1F}\u{7F}\u{85}\u{2028}\u{2029}", "ção €𝄞",
      "</script>",
    ])
  func appendJSON(text: String) throws {
    var line = ""
    line.appendJSON(text)
    #expect(try JSONValue(parsing: Array(line.utf8)).string == text)
    #expect(
      !line.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x2028 || $0.value == 0x85 })
  }

  @Test(
    "finds a pointer, or its nearest ancestor, in the text",
    arguments: [
      ("", 1, 1), ("/a", 2, 8), ("/b", 3, 8), ("/b/0", 3, 9), ("/b/1", 4, 5), ("/b/1/c~1d", 4, 13),
      ("/b/1/nothing", 4, 5), ("/b/7", 3, 8), ("/nothing/at/all", 1, 1), ("/e~0f", 5, 11),
      ("/b/1/c~1d/deeper", 4, 13), ("/after", 1, 1),
    ])
  func finds(pointer: String, line: Int, column: Int) {
    let json =
      "{\n  \"a\": 1,\n  \"b\": [2,\n    {\"c/d\": 3}],\n  \"e~f\" : 4,\n  broken \"after\": 5}"
    let found = Array(json.utf8).withUnsafeBufferPointer {
      place(of: JSONPointer(text: pointer), in: $0)
    }
    #expect((found.line, found.column) == (line, column))
  }

  @Test("many pointers are found in one walk, as each alone")
  func findsMany() {
    let json = Array(#"{"b":[{"x":1},2,{"y":[3,4]}],"a":{"c":5}}"#.utf8)
    let texts = ["/b/2/y/1", "", "/a/c", "/b", "/b/0/x", "/b/2/y/1", "/a/none", "/b/9", "/b/2/y/0"]
    let pointers = texts.map(JSONPointer.init(text:))
    json.withUnsafeBufferPointer { bytes in
      #expect(places(of: pointers, in: bytes) == pointers.map { place(of: $0, in: bytes) })
    }
  }

  @Test(
    "takes the pointer of the document in its file off first",
    arguments: [("/3", "/3/a", 5), ("/3", "/3", 0), ("", "/a", 5), ("/3", "/4/a", 0)])
  func finds(base: String, pointer: String, offset: Int) {
    let found = Array("{\"a\":1}".utf8).withUnsafeBufferPointer {
      place(of: JSONPointer(text: pointer), base: JSONPointer(text: base), in: $0)
    }
    #expect(found.offset == offset)
  }

  @Test func `a place in a document becomes a place in its file`() {
    let origin = SourcePlace(offset: 100, line: 7, column: 3)
    #expect(
      SourcePlace(offset: 4, line: 1, column: 5).from(origin)
        == SourcePlace(offset: 104, line: 7, column: 7))
    #expect(
      SourcePlace(offset: 9, line: 2, column: 5).from(origin)
        == SourcePlace(offset: 109, line: 8, column: 5))
  }

  @Test(
    "quotes nothing that could drive a terminal",
    arguments: [
      ("a\u{1B}[31m", "“a\\u{1B}[31m”"), ("a\u{202E}b", "“a\\u{202E}b”"), ("ção", "“ção”"),
      (String(repeating: "x", count: 50), "“" + String(repeating: "x", count: 40) + "…”"),
    ])
  func quotes(text: String, expected: String) { #expect(quoted(text) == expected) }
}
