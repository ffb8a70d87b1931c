import Measures
import Testing

@testable import JSON

/// One text of the conformance table.
struct Sample: Sendable, CustomTestStringConvertible {
  let name: String
  let bytes: [UInt8]

  init(_ name: String, _ text: String) {
    self.name = name
    bytes = Array(text.utf8)
  }

  init(_ name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  var testDescription: String { name }
}

@Suite("Strict JSON")
struct ConformanceTests {
  @Test("accepts every text of RFC 8259", arguments: accepted)
  func accepts(sample: Sample) throws {
    _ = try JSONValue(parsing: sample.bytes)
    #expect(throws: Never.self) { try skip(sample.bytes) }
  }

  @Test("refuses everything else", arguments: refused)
  func refuses(sample: Sample) {
    #expect(throws: JSONFault.self) { try JSONValue(parsing: sample.bytes) }
    #expect(throws: JSONFault.self) { try skip(sample.bytes) }
  }

  @Test("refuses a duplicate key in a tree", arguments: duplicates)
  func refusesDuplicates(sample: Sample) {
    #expect(throws: JSONFault.self) { try JSONValue(parsing: sample.bytes) }
  }

  @Test("has words in both languages for every fault", arguments: refused + duplicates)
  func words(sample: Sample) throws {
    let fault = try #require(throws: JSONFault.self) { try JSONValue(parsing: sample.bytes) }
    let wording = sample.bytes.withUnsafeBufferPointer { fault.wording(in: $0) }
    #expect(!wording.en.isEmpty && !wording.pt.isEmpty && wording.en != wording.pt)
    #expect(!(wording.en + wording.pt).unicodeScalars.contains { $0.value < 0x20 })
  }

  private func skip(_ bytes: [UInt8]) throws {
    let fault: JSONFault? = bytes.withUnsafeBufferPointer { buffer in
      var scanner = JSONScanner(buffer)
      do throws(JSONFault) {
        try scanner.checkEncoding()
        try scanner.skip()
        try scanner.finish()
        return nil
      } catch { return error }
    }
    if let fault { throw fault }
  }
}

private let accepted: [Sample] = [
  Sample("empty object", "{}"), Sample("empty array", "[]"), Sample("empty text", "\"\""),
  Sample("null alone", "null"), Sample("true alone", "true"), Sample("false alone", "false"),
  Sample("zero", "0"), Sample("minus zero", "-0"), Sample("fraction", "1.25"),
  Sample("exponent", "1e10"), Sample("capital exponent", "1E+10"),
  Sample("negative exponent", "12.5e-3"),
  Sample("forty digits", "1234567890123456789012345678901234567890"),
  Sample("white space around", " \t\r\n[ 1 , 2 ] \n"),
  Sample("white space in an object", "{ \"a\" : 1 }"),
  Sample("simple escapes", #""\"\\\/\b\f\n\r\t""#), Sample("escaped letter", #""\u0041""#),
  Sample("escaped NUL", #""\u0000""#), Sample("surrogate pair", #""\uD834\uDD1E""#),
  Sample("lower-case hexadecimal", #""\uabcd""#), Sample("escaped noncharacter", #""\uFFFF""#),
  Sample("two-byte UTF-8", "\"ç\""), Sample("three-byte UTF-8", "\"€\""),
  Sample("four-byte UTF-8", "\"𝄞\""), Sample("DEL in a text", "\"\u{7F}\""),
  Sample("U+2028 in a text", "\"\u{2028}\""), Sample("last code point", "\"\u{10FFFF}\""),
  Sample("U+D7FF and U+E000", "\"\u{D7FF}\u{E000}\""), Sample("empty key", "{\"\":0}"),
  Sample("keys apart by case", "{\"a\":1,\"A\":2}"),
  Sample("keys apart by composition", "{\"\u{E9}\":1,\"e\u{301}\":2}"),
  Sample("64 levels", String(repeating: "[", count: 64) + String(repeating: "]", count: 64)),
  Sample("text longer than a word", "\"abcdefghijklmnopqrstuvwxyz\""),
  Sample("mixed array", "[null,true,1,\"a\",{},[]]"),
]

private let refused: [Sample] = [
  Sample("nothing", ""), Sample("white space only", " \n "),
  Sample("trailing comma in an array", "[1,]"),
  Sample("trailing comma in an object", "{\"a\":1,}"), Sample("two commas", "[1,,2]"),
  Sample("leading comma", "[,1]"), Sample("comma alone", "[,]"), Sample("missing comma", "[1 2]"),
  Sample("missing comma in an object", "{\"a\":1 \"b\":2}"), Sample("missing colon", "{\"a\" 1}"),
  Sample("two colons", "{\"a\"::1}"), Sample("missing value", "{\"a\":}"),
  Sample("missing key", "{:1}"), Sample("bare key", "{a:1}"), Sample("number as a key", "{1:1}"),
  Sample("single quotes", "['a']"), Sample("single-quoted key", "{'a':1}"),
  Sample("unclosed array", "[1"), Sample("unclosed object", "{\"a\":1"),
  Sample("unclosed text", "\"abc"),
  Sample("unclosed key", "{\"a"), Sample("end after comma", "[1,"),
  Sample("end after key", "{\"a\""),
  Sample("end after colon", "{\"a\":"), Sample("closed twice", "[1]]"),
  Sample("wrong bracket", "[1}"), Sample("wrong brace", "{\"a\":1]"),
  Sample("second value", "{} {}"), Sample("text after the value", "1 a"),
  Sample("line comment", "[1] // a"), Sample("block comment", "[/* a */1]"),
  Sample("hash comment", "# a\n1"),
  Sample("leading zero", "01"), Sample("negative leading zero", "-01"), Sample("double zero", "00"),
  Sample("plus sign", "+1"), Sample("minus alone", "-"), Sample("point first", ".5"),
  Sample("point last", "1."), Sample("point before exponent", "1.e3"),
  Sample("exponent without digits", "1e"),
  Sample("exponent sign without digits", "1e+"), Sample("two points", "1.2.3"),
  Sample("hexadecimal", "0x1F"),
  Sample("underscore", "1_000"), Sample("NaN", "NaN"), Sample("Infinity", "Infinity"),
  Sample("minus Infinity", "-Infinity"), Sample("full-width digit", "１"),
  Sample("minus letter", "-a"),
  Sample("capital True", "True"), Sample("nul", "nul"), Sample("truth", "truth"),
  Sample("fals", "[fals]"),
  Sample("undefined", "undefined"), Sample("line break in a text", "\"a\nb\""),
  Sample("tab in a text", "\"a\tb\""), Sample("NUL in a text", bytes: [0x22, 0x00, 0x22]),
  Sample("0x1F in a text", bytes: [0x22, 0x1F, 0x22]), Sample("invalid escape", #""\x41""#),
  Sample("escaped single quote", #""\'""#), Sample("escape at the end", #""\"#),
  Sample("short hexadecimal", #""\u12""#), Sample("bad hexadecimal", #""\u12G4""#),
  Sample("capital U escape", #""\U0041""#), Sample("lone high surrogate", #""\uD800""#),
  Sample("lone low surrogate", #""\uDC00""#), Sample("high and letter", #""\uD800a""#),
  Sample("two high surrogates", #""\uD800\uD800""#),
  Sample("high and short escape", #""\uD800\u""#),
  Sample("surrogates reversed", #""\uDD1E\uD834""#),
  Sample("lone continuation byte", bytes: [0x22, 0x80, 0x22]),
  Sample("overlong slash", bytes: [0x22, 0xC0, 0xAF, 0x22]),
  Sample("overlong NUL", bytes: [0x22, 0xC0, 0x80, 0x22]),
  Sample("overlong three bytes", bytes: [0x22, 0xE0, 0x80, 0xAF, 0x22]),
  Sample("overlong four bytes", bytes: [0x22, 0xF0, 0x80, 0x80, 0xAF, 0x22]),
  Sample("surrogate as UTF-8", bytes: [0x22, 0xED, 0xA0, 0x80, 0x22]),
  Sample("above U+10FFFF", bytes: [0x22, 0xF4, 0x90, 0x80, 0x80, 0x22]),
  Sample("byte FF", bytes: [0x22, 0xFF, 0x22]),
  Sample("Latin-1", bytes: [0x22, 0xE7, 0xE3, 0x6F, 0x22]),
  Sample("cut-off sequence", bytes: [0x22, 0xE2, 0x82, 0x22]),
  Sample("sequence cut off by the end", bytes: [0x22, 0xE2, 0x82]),
  Sample("invalid UTF-8 outside texts", bytes: [0x5B, 0xFF, 0x5D]),
  Sample("byte order mark", bytes: [0xEF, 0xBB, 0xBF, 0x7B, 0x7D]),
  Sample("UTF-16 with mark", bytes: [0xFF, 0xFE, 0x7B, 0x00, 0x7D, 0x00]),
  Sample("UTF-16 without mark", bytes: [0x7B, 0x00, 0x7D, 0x00]),
  Sample("NUL after the value", bytes: [0x31, 0x00]), Sample("NUL first", bytes: [0x00, 0x31]),
  Sample("form feed as white space", "\u{0C}1"), Sample("no-break space", "\u{A0}1"),
  Sample("vertical tab between", "[1,\u{0B}2]"), Sample("word joiner", "[\u{2060}]"),
  Sample("65 levels", String(repeating: "[", count: 65) + String(repeating: "]", count: 65)),
  Sample("200,000 levels", String(repeating: "[", count: 200_000)),
  Sample("200,000 objects", String(repeating: "{\"a\":", count: 200_000)),
  Sample("asterisk", "*"), Sample("backslash outside", "[\\n]"), Sample("lone brace", "}"),
]

private let duplicates: [Sample] = [
  Sample("twice in a row", "{\"a\":1,\"a\":1}"),
  Sample("through an escape", #"{"a":1,"\u0061":2}"#),
  Sample("inside", "[{\"b\":{\"a\":1,\"c\":2,\"a\":3}}]"), Sample("empty keys", "{\"\":1,\"\":2}"),
]
