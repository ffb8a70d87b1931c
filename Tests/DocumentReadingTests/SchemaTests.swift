import Foundation
import Testing

@testable import DocumentReading

/// The Schema knows the keys that the reader knows, object by object; the judge `judge_schema.py` holds
/// the values of both against each other.
@Suite("Schema")
struct SchemaTests {
  private static func schema() throws -> [String: Any] {
    let file = URL(filePath: #filePath).appending(path: "../../../Schema/prelo-1.schema.json")
    let data = try Data(contentsOf: file.standardizedFileURL)
    return try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
  }

  /// The keys of the object at `path`.
  private static func keys(_ path: String) throws -> [String] {
    var object = try schema()
    for step in path.split(separator: "/") {
      object = object[String(step)] as? [String: Any] ?? [:]
    }
    return (object["properties"] as? [String: Any] ?? [:]).keys.sorted()
  }

  private static func names<Key>(_ table: KeyTable<Key>) -> [String] {
    table.names.map(\.rawValue).sorted()
  }

  @Test(
    "has the keys of the reader",
    arguments: [
      ("", names(Keys.document)), ("$defs/issuer", names(Keys.issuer)),
      ("$defs/seller", names(Keys.seller)), ("properties/buyer", names(Keys.party)),
      ("$defs/address", names(Keys.address)), ("$defs/registration", names(Keys.registration)),
      ("properties/software", names(Keys.software)), ("properties/regimes", names(Keys.regimes)),
      ("properties/shipment", names(Keys.shipment)), ("$defs/stop", names(Keys.stop)),
      ("$defs/line", names(Keys.line)),
      ("$defs/line/properties/discount", names(Keys.discount)),
      ("$defs/line/properties/tax", names(Keys.lineTax)),
      ("$defs/taxTotal", names(Keys.taxTotal)),
      ("properties/settled/items", names(Keys.settlement)),
      ("properties/references/items", names(Keys.reference)),
      ("properties/originating/items", names(Keys.origin)),
      ("properties/totals", names(Keys.totals)),
      ("properties/withholdings/items", names(Keys.withholding)),
      ("properties/currency", names(Keys.currency)), ("properties/payment", names(Keys.payment)),
      ("properties/payment/properties/paid/items", names(Keys.paid)),
      ("properties/print", names(Keys.print)),
    ])
  func keysAgree(path: String, names: [String]) throws {
    #expect(try Self.keys(path) == names)
  }

  @Test func `no word stands for two keys of one object, nor for a key that it is itself`() {
    check(Keys.document)
    check(Keys.party)
    check(Keys.seller)
    check(Keys.address)
    check(Keys.registration)
    check(Keys.regimes)
    check(Keys.shipment)
    check(Keys.stop)
    check(Keys.line)
    check(Keys.lineTax)
    check(Keys.taxTotal)
    check(Keys.settlement)
    check(Keys.reference)
    check(Keys.origin)
    check(Keys.totals)
    check(Keys.withholding)
    check(Keys.currency)
    check(Keys.payment)
    check(Keys.method)
    check(Keys.paid)
    check(Keys.print)
  }

  private func check<Key>(_ table: KeyTable<Key>) {
    var words = table.synonyms.values.flatMap { $0.split(separator: " ").map(Synonyms.plain) }
    words += table.names.map { Synonyms.plain($0.rawValue) }
    let doubles = Dictionary(grouping: words, by: \.self).filter { $0.value.count > 1 }.keys
    #expect(doubles.sorted() == [])
  }
}
