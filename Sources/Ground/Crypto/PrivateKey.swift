internal import CCrypto

/// An RSA private key of 1024 bits that signs as the law describes; it belongs to one thread.
package final class PrivateKey {
  private let handle: OpaquePointer
  private let context: OpaquePointer
  private let sha1: OpaquePointer

  /// Whether a key file is encrypted, so that it takes a passphrase to read it.
  package static func isEncrypted(_ pem: Secret) -> Bool {
    PEM.mentions("ENCRYPTED", in: pem) && PEM.mentions("PRIVATE KEY", in: pem)
  }

  /// Reads a PEM file: `PRIVATE KEY`, `RSA PRIVATE KEY` or `ENCRYPTED PRIVATE KEY`.
  ///
  /// - Parameter passphrase: its first line opens an encrypted key.
  package init(pem: Secret, passphrase: Secret? = nil) throws(KeyFailure) {
    defer { ERR_clear_error() }
    let isEncrypted = Self.isEncrypted(pem)
    guard !isEncrypted || passphrase != nil else { throw .needsPassphrase }
    let answer:
      @convention(c) (UnsafeMutablePointer<CChar>?, CInt, CInt, UnsafeMutableRawPointer?)
        -> CInt = { room, capacity, _, context in
          guard let room, let context else { return -1 }
          return Unmanaged<Secret>.fromOpaque(context).takeUnretainedValue().withFirstLine { line in
            guard line.count <= capacity else { return -1 }
            UnsafeMutableRawBufferPointer(start: room, count: Int(capacity)).copyMemory(from: line)
            return CInt(line.count)
          }
        }
    let secret = passphrase.map { Unmanaged.passUnretained($0).toOpaque() }
    let found = PEM.reading(pem) { PEM_read_bio_PrivateKey($0, nil, answer, secret) }
    withExtendedLifetime(passphrase) {}
    guard let found else { throw isEncrypted ? .wrongPassphrase : .unreadable }
    handle = found
    guard let sha1 = EVP_MD_fetch(nil, "SHA1", nil), let context = EVP_MD_CTX_new() else {
      EVP_PKEY_free(found)
      throw .forbiddenByPolicy
    }
    self.sha1 = sha1
    self.context = context
    guard EVP_PKEY_is_a(found, "RSA") == 1 else { throw .unreadable }
    let bits = Int(EVP_PKEY_get_bits(found))
    guard bits == 8 * RSASignature.byteCount else { throw .wrongLength(bits) }
  }

  deinit {
    EVP_MD_CTX_free(context)
    EVP_MD_free(sha1)
    EVP_PKEY_free(handle)
  }

  /// The signature of `message`: RSA, PKCS#1 v1.5, SHA-1 (Despacho 8632/2014, 4.1 and 6.2).
  package func sign(_ message: [UInt8]) throws(KeyFailure) -> RSASignature {
    defer { ERR_clear_error() }
    var bytes = [UInt8](repeating: 0, count: RSASignature.byteCount)
    var count = bytes.count
    EVP_MD_CTX_reset(context)
    guard EVP_DigestSignInit(context, nil, sha1, nil, handle) == 1,
      EVP_DigestSign(context, &bytes, &count, message, message.count) == 1
    else { throw .forbiddenByPolicy }
    guard let signature = RSASignature(bytes: Array(bytes[..<count])) else { throw .unavailable }
    return signature
  }
}
