import Testing

@testable import JSON

@Suite("Canonical JSON") struct CanonicalJSONTests {
  @Test(
    "One value has one text, whatever its white space, order and escapes",
    arguments: [
      (#"{"b":1,"a":2}"#, #"{"a":2,"b":1}"#),
      (" { \"a\" : [ 1 , true,null ] } \n", #"{"a":[1,true,null]}"#),
      (#"{"z":{"y":1,"x":{"q":[],"p":{}}},"a":""}"#, #"{"a":"","z":{"x":{"p":{},"q":[]},"y":1}}"#),
      (#"{"a":"\u0041\/\n\"\\\u00e9"}"#, "{\"a\":\"A/\\u000a\\\"\\\\é\"}"),
      (#"{"\u0062":1,"a":2}"#, #"{"a":2,"b":1}"#),
      (#"{"n":10.00,"m":1e3}"#, #"{"m":1e3,"n":10.00}"#),
      (#"{"skip":{"deep":[1]},"a":1}"#, #"{"a":1}"#),
      (#"{"a":{"skip":1}}"#, #"{"a":{"skip":1}}"#),
      (#"{"skip":1}"#, "{}"), ("{}", "{}"), ("[3,2,1]", "[3,2,1]"), ("\"é\"", "\"é\""),
    ])
  func forms(text: String, canonical: String) throws {
    let result = try canonicalJSON(of: Array(text.utf8)) { $0.elementsEqual("skip".utf8) }
    #expect(String(decoding: result, as: UTF8.self) == canonical)
  }

  @Test("What is not JSON has no canonical form", arguments: ["", "{", "{\"a\":}", "1 2", "[1,]"])
  func faults(text: String) {
    #expect(throws: JSONFault.self) { try canonicalJSON(of: Array(text.utf8)) }
  }
}
