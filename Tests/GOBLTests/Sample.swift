import JSON
import Testing

@testable import GOBL

/// A sealed invoice with one line, and changes to it.
struct Sample {
  private(set) var value: JSONValue

  init() throws { value = try JSONValue(parsing: Array(Sample.invoice.utf8)) }

  /// The sample with `changes`: the way to a value, and its JSON; an empty text removes it.
  init(_ changes: [String: String]) throws {
    try self.init()
    for (path, text) in changes.sorted(by: { $0.key < $1.key }) {
      let new = text.isEmpty ? nil : try JSONValue(parsing: Array(text.utf8))
      value = Sample.set(value, path.split(separator: "/").map(String.init)[...], new)
    }
  }

  var bytes: [UInt8] { Array(value.line.utf8) }

  private static func set(
    _ value: JSONValue, _ path: ArraySlice<String>, _ new: JSONValue?
  ) -> JSONValue {
    guard let step = path.first else { return new ?? .null }
    let rest = path.dropFirst()
    switch value {
    case .array(var elements):
      let index = Int(step) ?? 0
      guard index < elements.count else { return .array(elements + [new ?? .null]) }
      if rest.isEmpty, new == nil {
        elements.remove(at: index)
      } else {
        elements[index] = set(elements[index], rest, new)
      }
      return .array(elements)
    case .object(let members):
      if rest.isEmpty, new == nil { return .object(members.filter { $0.key != step }) }
      guard members.contains(where: { $0.key == step }) else {
        return .object(
          members + [JSONValue.Member(step, set(.object([]), rest, new))])
      }
      return .object(
        members.map { member in
          member.key == step
            ? JSONValue.Member(step, set(member.value, rest, new)) : member
        })
    default: return set(.object([]), path, new)
    }
  }

  private static let invoice = """
    {"$schema": "https://gobl.org/draft-0/envelope",
     "head": {"stamps": [
       {"prv": "at-atcud", "val": "AAJFJ3JYDP-1"},
       {"prv": "at-hash", "val": "vVWj"},
       {"prv": "at-app-id", "val": "192"},
       {"prv": "at-ts", "val": "2026-05-04T10:30:00"}]},
     "doc": {"$schema": "https://gobl.org/draft-0/bill/invoice", "$regime": "PT", "$tags": [],
       "type": "standard", "series": "FT A", "code": "1", "issue_date": "2026-05-04",
       "value_date": "2026-05-04", "currency": "EUR",
       "tax": {"ext": {"pt-saft-invoice-type": "FT", "pt-saft-source": "P"}},
       "supplier": {"name": "Exemplo", "tax_id": {"country": "PT", "code": "515881392"}},
       "customer": {"name": "Cliente", "tax_id": {"country": "PT", "code": "873091140"}},
       "lines": [{"i": 1, "quantity": "2", "item": {"name": "Livro", "price": "10.00"},
         "sum": "20.00", "total": "20.00",
         "taxes": [{"cat": "VAT", "key": "standard", "rate": "general", "percent": "23.0%",
           "ext": {"pt-region": "PT", "pt-saft-tax-rate": "NOR"}}]}],
       "totals": {"sum": "20.00", "total": "20.00", "tax": "4.60", "total_with_tax": "24.60",
         "taxes": {"categories": [{"code": "VAT", "amount": "4.60", "rates": [
           {"key": "standard", "base": "20.00", "percent": "23.0%", "amount": "4.60",
            "ext": {"pt-region": "PT", "pt-saft-tax-rate": "NOR"}}]}], "sum": "4.60"}}}}
    """
}

extension JSONValue {
  /// What stands at a pointer, on one line; nil where there is nothing.
  func line(at pointer: String) -> String? {
    var value: JSONValue? = self
    for step in pointer.split(separator: "/") {
      value = Int(step).flatMap { value?[$0] } ?? value?[String(step)]
    }
    return value?.line
  }
}
