import DocumentModel
import DocumentReading
import Foundation
import Measures
import Printout
import Testing

@testable import DocumentPages

/// FNT-01 speaks of exactly those characters that would be seen as missing on paper.
@Suite("Unprintable characters")
struct UnprintableCharactersTests {
  private static let names =
    Specimens.names(in: "Tests/Fixtures/contract") + Specimens.names(in: "Tests/Fixtures/pages")
    + Specimens.names(in: "SampleOutput")

  @Test("every text that reaches paper is looked at, and no other", arguments: names)
  func everyText(name: String) throws {
    let json = try JSONSerialization.jsonObject(with: Data(try Specimens.bytes(name)))
    let press = try Specimens.press()
    for leaf in leaves(of: json) {
      let spoiled = spoil(json, at: leaf[...])
      let reading = readDocument([UInt8](try JSONSerialization.data(withJSONObject: spoiled)))
      // What cannot be read at all never comes so far.
      guard reading.problems.isEmpty, let document = reading.document else { continue }
      let pointer = "/" + leaf.joined(separator: "/")
      let reported = Set(
        unprintableCharacters(
          in: { Printout.texts(of: document, in: press.vocabulary(.portuguese), $0) }, press: press
        ).map(\.pointer.description))
      let pages = try Specimens.pages(of: document, press: press)
      let isSeen = pages.contains { $0.texts.contains { $0.contains("\u{FFFD}") } }
      #expect(reported == (isSeen ? [pointer] : []), "\(name) \(pointer)")
    }
  }

  @Test(
    "a name of which nothing can be read is an error",
    arguments: [
      ("上海光明", "FNT-02"), ("上海 Ltd", "FNT-01"), ("上海 2", "FNT-01"), ("Əli Ⅻ ㎡", nil),
      ("\u{200B}\u{2060}", "FNT-02"), ("— …", nil),
    ]
      as [(String, String?)])
  func unreadable(name: String, code: String?) throws {
    var document = try Specimens.document("Tests/Fixtures/contract/fatura")
    document.buyer?.name = name
    document.lines[0].description = name
    let press = try Specimens.press()
    let problems = unprintableCharacters(
      in: { Printout.texts(of: document, in: press.vocabulary(.portuguese), $0) }, press: press)
    #expect(problems.map(\.code) == (code.map { [$0, $0] } ?? []))
    #expect(problems.allSatisfy { ($0.severity == .error) == (code == "FNT-02") })
  }

  /// The paths to all texts.
  private func leaves(of json: Any, at path: [String] = []) -> [[String]] {
    switch json {
    case let object as [String: Any]:
      object.sorted { $0.key < $1.key }.flatMap { leaves(of: $0.value, at: path + [$0.key]) }
    case let array as [Any]:
      array.enumerated().flatMap { leaves(of: $0.element, at: path + [String($0.offset)]) }
    case is String: [path]
    default: []
    }
  }

  /// The same document with a Chinese letter at the end of one text.
  private func spoil(_ json: Any, at path: ArraySlice<String>) -> Any {
    guard let key = path.first else { return (json as? String ?? "") + "中" }
    if var array = json as? [Any], let index = Int(key) {
      array[index] = spoil(array[index], at: path.dropFirst())
      return array
    }
    guard var object = json as? [String: Any], let value = object[key] else { return json }
    object[key] = spoil(value, at: path.dropFirst())
    return object
  }
}
