internal import Crypto
internal import JSON

/// What a document says, as digests in hexadecimal digits with blanks between them: two documents
/// say the same where they have one in common.
///
/// One is that of the JSON it is printed from; white space, the order of keys, keys with `$` and the
/// ignored `extensions` make no difference to it. A document of another format has another one before
/// it, of what its source says: the first changes with every version that converts it otherwise, the
/// second never.
func contentDigest(of text: DocumentText) -> String {
  let said = try? canonicalJSON(of: text.json) { name in
    name.first == UInt8(ascii: "$") || name.elementsEqual("extensions".utf8)
  }
  let printed = sha256Digits(of: said ?? text.json)
  return text.said.map { sha256Digits(of: $0) + " " + printed } ?? printed
}
