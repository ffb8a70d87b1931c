internal import CCrypto

/// A SHA-1 digest: what the law has signed (Despacho 8632/2014, 6.2).
package struct SHA1Digest: Hashable, Sendable {
  private var bytes: InlineArray<20, UInt8> = InlineArray(repeating: 0)

  init() {}

  mutating func withMutableBytes<Result>(_ body: (UnsafeMutableRawBufferPointer) -> Result)
    -> Result
  {
    withUnsafeMutableBytes(of: &bytes, body)
  }

  package static func == (left: Self, right: Self) -> Bool {
    left.bytes.indices.allSatisfy { left.bytes[$0] == right.bytes[$0] }
  }

  package func hash(into hasher: inout Hasher) {
    for index in bytes.indices { hasher.combine(bytes[index]) }
  }
}

/// Opens signatures with public keys, one of the two halves of verification; the other is
/// ``digest(of:)``.
///
/// Opening gives the digest that was signed, so that one operation with the key serves to try any
/// number of messages. It belongs to one thread.
package final class SignatureOpener {
  private var contexts: [OpaquePointer] = []
  private let sha1: OpaquePointer
  private let hashing: OpaquePointer

  /// - Throws: ``KeyFailure/forbiddenByPolicy`` where the machine's OpenSSL refuses SHA-1.
  package init(keys: [PublicKey]) throws(KeyFailure) {
    defer { ERR_clear_error() }
    guard let hashing = EVP_MD_CTX_new() else { throw .unavailable }
    guard let sha1 = EVP_MD_fetch(nil, "SHA1", nil) else {
      EVP_MD_CTX_free(hashing)
      throw .forbiddenByPolicy
    }
    self.sha1 = sha1
    self.hashing = hashing
    for key in keys {
      guard let context = EVP_PKEY_CTX_new_from_pkey(nil, key.handle, nil) else {
        throw .unavailable
      }
      contexts.append(context)
      guard EVP_PKEY_verify_recover_init(context) == 1,
        EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PADDING) == 1,
        EVP_PKEY_CTX_set_signature_md(context, sha1) == 1
      else { throw .forbiddenByPolicy }
    }
  }

  deinit {
    contexts.forEach { EVP_PKEY_CTX_free($0) }
    EVP_MD_free(sha1)
    EVP_MD_CTX_free(hashing)
  }

  /// The digest that was signed; nil when the key at `index` did not make this signature.
  ///
  /// Opens PKCS#1 v1.5 padding with a SHA-1 digest in it, and nothing else.
  package func open(_ signature: RSASignature, withKeyAt index: Int) -> SHA1Digest? {
    var digest = SHA1Digest()
    // OpenSSL may write as many bytes as the key has.
    let isOpen = withUnsafeTemporaryAllocation(of: UInt8.self, capacity: RSASignature.byteCount) {
      room in
      var count = room.count
      let status = signature.withBytes { bytes in
        EVP_PKEY_verify_recover(
          contexts[index], room.baseAddress, &count,
          bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), bytes.count)
      }
      guard status == 1, count == 20 else { return false }
      digest.withMutableBytes {
        $0.copyMemory(from: UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(room)[..<20]))
      }
      return true
    }
    guard isOpen else {
      ERR_clear_error()
      return nil
    }
    return digest
  }

  /// The digest of a message.
  package func digest(of message: [UInt8]) -> SHA1Digest {
    var digest = SHA1Digest()
    let isDone = digest.withMutableBytes { room in
      message.withUnsafeBytes { bytes in
        EVP_DigestInit_ex2(hashing, sha1, nil) == 1
          && EVP_DigestUpdate(hashing, bytes.baseAddress, bytes.count) == 1
          && EVP_DigestFinal_ex(
            hashing, room.baseAddress?.assumingMemoryBound(to: UInt8.self), nil) == 1
      }
    }
    // An all-zero digest fits no signature.
    return isDone ? digest : SHA1Digest()
  }
}
