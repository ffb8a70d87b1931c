internal import CCrypto
package import Measures

/// The library that computes digests and signatures.
package var cryptographicLibrary: Library {
  let version = OpenSSL_version(OPENSSL_VERSION_STRING).map { String(cString: $0) }
  return Library("OpenSSL", version ?? "?", stem: "libcrypto")
}
