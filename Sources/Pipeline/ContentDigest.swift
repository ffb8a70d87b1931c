internal import Crypto
internal import JSON

/// The digest of what a document says, in hexadecimal digits: white space, the order of keys, keys
/// with `$` and the ignored `extensions` make no difference.
func contentDigest(of bytes: [UInt8]) -> String {
  let said = try? canonicalJSON(of: bytes) { name in
    name.first == UInt8(ascii: "$") || name.elementsEqual("extensions".utf8)
  }
  return sha256Digits(of: said ?? bytes)
}
