internal import CCrypto

/// An RSA public key of 1024 bits.
///
/// `@unchecked`: OpenSSL counts references to a key atomically, and nothing changes the key once it
/// is read.
package final class PublicKey: @unchecked Sendable {
  let handle: OpaquePointer

  /// Reads a PEM file: `PUBLIC KEY`, `RSA PUBLIC KEY` or `CERTIFICATE`.
  package init(pem: [UInt8]) throws(KeyFailure) {
    guard !PEM.mentions("PRIVATE KEY", in: pem) else { throw .isPrivate }
    guard !PEM.mentions("ENCRYPTED", in: pem) else { throw .isEncrypted }
    defer { ERR_clear_error() }
    let found = PEM.mentions("BEGIN CERTIFICATE", in: pem) ? Self.certified(pem) : Self.plain(pem)
    guard let found else { throw .unreadable }
    handle = found
    guard EVP_PKEY_is_a(handle, "RSA") == 1 else { throw .unreadable }
    let bits = Int(EVP_PKEY_get_bits(handle))
    guard bits == 8 * RSASignature.byteCount else { throw .wrongLength(bits) }
  }

  deinit { EVP_PKEY_free(handle) }

  private static func plain(_ pem: [UInt8]) -> OpaquePointer? {
    // Until it is freed, the decoder keeps pointers to where the key goes and to the name of its form.
    var found: OpaquePointer?
    return withUnsafeMutablePointer(to: &found) { found in
      "PEM".withCString { form in
        guard
          let decoder = OSSL_DECODER_CTX_new_for_pkey(
            found, form, nil, nil, prelo_public_key, nil, nil)
        else { return nil }
        defer { OSSL_DECODER_CTX_free(decoder) }
        guard OSSL_DECODER_CTX_set_pem_password_cb(decoder, noPassphrase, nil) == 1 else {
          return nil
        }
        return PEM.reading(pem) { OSSL_DECODER_from_bio(decoder, $0) == 1 ? found.pointee : nil }
      }
    }
  }

  private static func certified(_ pem: [UInt8]) -> OpaquePointer? {
    PEM.reading(pem) { source in
      guard let certificate = PEM_read_bio_X509(source, nil, noPassphrase, nil) else { return nil }
      defer { X509_free(certificate) }
      return X509_get_pubkey(certificate)
    }
  }
}

/// What OpenSSL gets when it asks for a passphrase. Without a callback it would ask the terminal, for
/// any file that says it is encrypted, a certificate too.
private func noPassphrase(
  _: UnsafeMutablePointer<CChar>?, _: CInt, _: CInt, _: UnsafeMutableRawPointer?
) -> CInt { -1 }

/// The text form of keys.
enum PEM {
  /// Gives `body` a stream over the bytes.
  static func reading<Bytes: ContiguousBytes, Result>(
    _ bytes: Bytes, _ body: (OpaquePointer) -> Result?
  ) -> Result? {
    bytes.withBytes { bytes in
      guard let source = BIO_new_mem_buf(bytes.baseAddress, Int32(clamping: bytes.count)) else {
        return nil
      }
      defer { BIO_free(source) }
      return body(source)
    }
  }

  static func mentions<Bytes: ContiguousBytes>(_ words: StaticString, in bytes: Bytes) -> Bool {
    let wanted = UnsafeBufferPointer(start: words.utf8Start, count: words.utf8CodeUnitCount)
    return bytes.withBytes { bytes in
      guard bytes.count >= wanted.count else { return false }
      return (0...bytes.count - wanted.count).contains { start in
        bytes[start..<start + wanted.count].elementsEqual(wanted)
      }
    }
  }
}

/// Bytes in one place: an array, or a ``Secret``.
protocol ContiguousBytes {
  func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result
}

extension [UInt8]: ContiguousBytes {
  func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    withUnsafeBytes(body)
  }
}
