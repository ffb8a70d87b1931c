internal import CCrypto

/// SHA-256, by libcrypto.
///
/// One value hashes one message after another with the same state; it belongs to one thread.
package struct SHA256: ~Copyable {
  private let context: OpaquePointer
  private let algorithm: OpaquePointer

  /// Why there is no digest: libcrypto has no memory, or no SHA-256.
  package struct Unavailable: Error, Hashable, Sendable {}

  package init() throws(Unavailable) {
    guard let algorithm = EVP_MD_fetch(nil, "SHA256", nil) else { throw Unavailable() }
    guard let context = EVP_MD_CTX_new() else {
      EVP_MD_free(algorithm)
      throw Unavailable()
    }
    self.algorithm = algorithm
    self.context = context
  }

  deinit {
    EVP_MD_CTX_free(context)
    EVP_MD_free(algorithm)
  }

  /// The 32 bytes of the digest of `message`.
  package mutating func digest(_ message: [UInt8]) throws(Unavailable) -> [UInt8] {
    try begin()
    try add(message)
    return try finish()
  }

  /// Starts a message that comes in pieces.
  package mutating func begin() throws(Unavailable) {
    guard EVP_DigestInit_ex2(context, algorithm, nil) == 1 else { throw Unavailable() }
  }

  /// Adds a piece of the message begun last.
  package mutating func add(_ piece: [UInt8]) throws(Unavailable) {
    let status = piece.withUnsafeBytes { EVP_DigestUpdate(context, $0.baseAddress, $0.count) }
    guard status == 1 else { throw Unavailable() }
  }

  /// Adds a piece of the message begun last.
  package mutating func add(_ piece: UnsafeBufferPointer<UInt8>) throws(Unavailable) {
    guard EVP_DigestUpdate(context, piece.baseAddress, piece.count) == 1 else {
      throw Unavailable()
    }
  }

  /// The 32 bytes of the digest of the message begun last.
  package mutating func finish() throws(Unavailable) -> [UInt8] {
    var status: Int32 = 0
    let digest = [UInt8](unsafeUninitializedCapacity: 32) { buffer, count in
      status = EVP_DigestFinal_ex(context, buffer.baseAddress, nil)
      count = status == 1 ? 32 : 0
    }
    guard status == 1 else { throw Unavailable() }
    return digest
  }
}

/// The SHA-256 digest of `message`: 32 bytes.
package func sha256(_ message: [UInt8]) throws(SHA256.Unavailable) -> [UInt8] {
  var hash = try SHA256()
  return try hash.digest(message)
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
