internal import CCrypto

/// SHA-256, by libcrypto.
///
/// One value hashes one message after another with the same state; it belongs to one thread.
package struct SHA256: ~Copyable {
  private var context = SHA256_CTX()

  /// Why there is no digest: libcrypto refused.
  package struct Unavailable: Error, Hashable, Sendable {}

  package init() {}

  /// The 32 bytes of the digest of `message`.
  package mutating func digest(_ message: [UInt8]) throws(Unavailable) -> [UInt8] {
    try begin()
    try add(message)
    return try finish()
  }

  /// Starts a message that comes in pieces.
  package mutating func begin() throws(Unavailable) {
    guard SHA256_Init(&context) == 1 else { throw Unavailable() }
  }

  /// Adds a piece of the message begun last.
  package mutating func add(_ piece: [UInt8]) throws(Unavailable) {
    let status = piece.withUnsafeBytes { SHA256_Update(&context, $0.baseAddress, $0.count) }
    guard status == 1 else { throw Unavailable() }
  }

  /// Adds a piece of the message begun last.
  package mutating func add(_ piece: UnsafeBufferPointer<UInt8>) throws(Unavailable) {
    guard SHA256_Update(&context, piece.baseAddress, piece.count) == 1 else {
      throw Unavailable()
    }
  }

  /// The 32 bytes of the digest of the message begun last.
  package mutating func finish() throws(Unavailable) -> [UInt8] {
    var status: Int32 = 0
    let digest = [UInt8](unsafeUninitializedCapacity: 32) { buffer, count in
      status = SHA256_Final(buffer.baseAddress, &context)
      count = status == 1 ? 32 : 0
    }
    guard status == 1 else { throw Unavailable() }
    return digest
  }
}

/// The SHA-256 digest of `message`: 32 bytes.
package func sha256(_ message: [UInt8]) throws(SHA256.Unavailable) -> [UInt8] {
  var hash = SHA256()
  return try hash.digest(message)
}

/// The SHA-256 digest of `message` in hexadecimal digits; empty when libcrypto has none.
package func sha256Digits(of message: [UInt8]) -> String {
  (try? sha256(message)).map(hexadecimal) ?? ""
}

/// `bytes` as lower case hexadecimal digits.
package func hexadecimal(_ bytes: some Collection<UInt8>) -> String {
  let digits = Array("0123456789abcdef".utf8)
  var text: [UInt8] = []
  text.reserveCapacity(2 * bytes.count)
  for byte in bytes {
    text.append(digits[Int(byte >> 4)])
    text.append(digits[Int(byte & 15)])
  }
  return String(decoding: text, as: UTF8.self)
}
