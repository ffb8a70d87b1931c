import Testing

@testable import Crypto

@Suite("SHA-256")
struct SHA256Tests {
  /// FIPS 180-4 examples, and the digest of nothing.
  @Test(
    "known digests",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
    ])
  func digest(of message: String, is expected: String) throws {
    #expect(hexadecimal(try sha256(Array(message.utf8))) == expected)
  }

  @Test func `one state serves many messages, whole or in pieces`() throws {
    var hash = SHA256()
    let whole = try hash.digest(Array("abc".utf8))
    try hash.begin()
    try hash.add(Array("a".utf8))
    try hash.add(Array("bc".utf8))
    #expect(try hash.finish() == whole)
    #expect(try hash.digest(Array("abc".utf8)) == whole)
  }
}
