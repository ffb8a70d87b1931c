import Measures
import Testing

@testable import JSON

@Suite("JSON as a compact tree") struct TreeTests {
  private func tree(_ text: String) throws -> JSONTree {
    try JSONTree(parsing: Array(text.utf8))
  }

  @Test("Values are found by name and place, and know the way back")
  func finding() throws {
    let tree = try tree(#" {"a":[1,{"b/c":"x\u0041"},[]],"\u0064":true,"e":null,"f":{}} "#)
    let list = try #require(tree.member("a", of: JSONTree.root))
    let elements = tree.elements(of: list)
    #expect(elements.count == 3 && tree.elements(of: list, most: 2).count == 2)
    #expect(tree.text(of: elements[0]) == "1")
    let inner = try #require(tree.member("b/c", of: elements[1]))
    #expect(tree.text(of: inner) == "xA" && tree.pointer(to: inner).description == "/a/1/b~1c")
    #expect(tree.offset(of: inner) == 16)
    #expect(tree.pointer(to: elements[2]).description == "/a/2")
    let flag = try #require(tree.member("d", of: JSONTree.root))
    #expect(tree.kind(of: flag) == .yes && tree.pointer(to: flag).description == "/d")
    #expect(tree.members(of: JSONTree.root).map(\.name) == ["a", "d", "e", "f"])
    #expect(tree.member("b", of: JSONTree.root) == nil && tree.member("a", of: list) == nil)
    #expect(tree.pointer(to: JSONTree.root) == .root)
  }

  @Test(
    "What is not strict JSON is refused where it breaks",
    arguments: [
      ("{\"a\":1,\"b\":2,\"a\":3}", 13, JSONFault.Kind.duplicateKey),
      (#"{"a":1,"\u0061":2}"#, 7, .duplicateKey), (#"{"\u00e9":1,"e\u0301":2}"#, -1, .duplicateKey),
      ("[1,]", 3, .trailingComma), ("", 0, .unexpectedEnd), ("1 2", 2, .bytesAfterEnd),
    ])
  func faults(text: String, offset: Int, kind: JSONFault.Kind) throws {
    // A composed and a decomposed letter are two names.
    guard offset >= 0 else {
      _ = try tree(text)
      return
    }
    #expect(throws: JSONFault(kind, at: offset)) { try tree(text) }
  }

  @Test("More values than a document has are refused")
  func crowd() throws {
    let full = "[" + String(repeating: "1,", count: JSONTree.mostNodes - 2) + "1]"
    _ = try tree(full)
    let more = "[" + String(repeating: "1,", count: JSONTree.mostNodes - 1) + "1]"
    #expect(
      throws: JSONFault(.tooMany(JSONTree.mostNodes), at: 2 * JSONTree.mostNodes - 1)
    ) { try tree(more) }
  }

  @Test("A hundred problems are told, errors first, and the rest is counted")
  func told() {
    func problem(_ severity: Severity, _ number: Int) -> (problem: Problem, place: SourcePlace) {
      (
        Problem(severity, "X-01", at: JSONPointer.root.index(number), Wording(en: "", pt: "")),
        .start
      )
    }
    let found = (0..<150).map { problem($0 % 3 == 0 ? .error : .warning, $0) }
    let (problems, places) = toldProblems(found, omitted: 7, at: "/1")
    #expect(problems.count == 101 && places.count == 101 && places[100] == nil)
    #expect(problems.count { $0.severity == .error } == 50)
    #expect(problems[99].pointer.description == "/147" && problems[100].code == "JSON-13")
    #expect(problems[100].message.en.hasPrefix("57 more problems"))
    #expect(toldProblems(Array(found.prefix(100)), omitted: 0, at: .root).problems.count == 100)
    #expect(
      toldProblems([], omitted: 1, at: .root).problems.first?.message.en.hasPrefix("1 more ")
        == true)
  }
}
