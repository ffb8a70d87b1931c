import JSON
import Measures
import Testing

@testable import Importing

@Suite("Writing our JSON")
struct JSONWriterTests {
  private func sample(tracing pointers: [JSONPointer] = []) -> JSONWriter {
    var writer = JSONWriter(tracing: pointers)
    writer.note(source: 1)
    writer.beginObject()
    writer.key("type")
    writer.text("FT")
    writer.key("lines")
    writer.beginArray()
    for index in 2...3 {
      writer.note(source: index)
      writer.beginObject()
      writer.key("amount")
      writer.money(Money(cents: 5))
      writer.endObject()
    }
    writer.endArray()
    writer.key("secondCopy")
    writer.boolean(false)
    writer.endObject()
    return writer
  }

  @Test func `commas stand between values and nowhere else`() {
    #expect(
      String(decoding: sample().bytes, as: UTF8.self)
        == #"{"type":"FT","lines":[{"amount":0.05},{"amount":0.05}],"secondCopy":false}"#)
  }

  @Test(arguments: [
    ("", 1, true), ("/type", 1, true), ("/lines/1/amount", 3, true),
    ("/lines/0/tax/rate", 2, false), ("/lines/9", 1, false), ("/totals", 1, false),
  ])
  func `a value is traced to its source, a missing one to what should hold it`(
    _ pointer: String, _ source: Int, _ isExact: Bool
  ) {
    let found = sample(tracing: [JSONPointer(text: pointer)]).source(of: JSONPointer(text: pointer))
    #expect(found?.source == source)
    #expect(found?.isExact == isExact)
    #expect(sample().source(of: JSONPointer(text: pointer)) == nil)
  }

  @Test(arguments: [
    ("plain ção €", #""plain ção €""#), ("a\"b\\c", #""a\"b\\c""#), ("a\nb\tc", #""a\nb\tc""#),
    ("\u{1}\u{1F}", #""\u0001\u001f""#), ("", #""""#),
  ])
  func `texts are escaped as little as JSON allows`(_ text: String, _ written: String) throws {
    var writer = JSONWriter()
    writer.text(text)
    #expect(String(decoding: writer.bytes, as: UTF8.self) == written)
    #expect(try JSONValue(parsing: writer.bytes) == .string(text))
  }

  @Test(arguments: [
    (0, "0"), (1, "0.000001"), (1_500_000, "1.5"), (23_000_000, "23"), (1_000_010, "1.00001"),
    (Int64.max, "9223372036854.775807"),
  ])
  func `a decimal is written exactly, without zeros that say nothing`(
    _ millionths: Int64, _ written: String
  ) {
    var writer = JSONWriter()
    writer.decimal(Decimal(millionths: millionths))
    #expect(String(decoding: writer.bytes, as: UTF8.self) == written)
  }

  @Test(arguments: [(0, "0.00"), (5, "0.05"), (123_450, "1234.50"), (-100, "-1.00")])
  func `an amount has two decimals`(_ cents: Int64, _ written: String) {
    var writer = JSONWriter()
    writer.money(Money(cents: cents))
    #expect(String(decoding: writer.bytes, as: UTF8.self) == written)
  }
}
