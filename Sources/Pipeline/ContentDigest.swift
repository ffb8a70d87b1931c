internal import Crypto
internal import JSON
internal import Measures

/// The digest of what a document says, in hexadecimal digits: white space, the order of keys, keys
/// with `$` and the ignored `extensions` make no difference.
func contentDigest(of bytes: [UInt8]) -> String {
  guard case .object(let members) = try? JSONValue(parsing: bytes) else { return digest(of: bytes) }
  let said = members.filter { $0.key != "extensions" && !$0.key.hasPrefix("$") }
  return digest(of: Array(JSONValue.object(said).ordered.line.utf8))
}

extension JSONValue {
  /// The value with the members of every object in the order of their names.
  fileprivate var ordered: JSONValue {
    switch self {
    case .null, .boolean, .number, .string: self
    case .array(let elements): .array(elements.map(\.ordered))
    case .object(let members):
      .object(
        members.map { Member($0.key, $0.value.ordered) }
          .sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) })
    }
  }
}

private func digest(of bytes: [UInt8]) -> String { (try? sha256(bytes)).map(hexadecimal) ?? "" }
