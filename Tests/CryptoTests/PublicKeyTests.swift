import Testing

@testable import Crypto

@Suite("Public keys")
struct PublicKeyTests {
  /// OpenSSL asks the terminal for the passphrase of anything that says it is encrypted, unless told not
  /// to; where there is no terminal it fails, so what a user would see shows in the reason alone.
  @Test(
    "a file that says it is encrypted is refused, whatever it holds",
    arguments: ["CERTIFICATE", "PUBLIC KEY", "RSA PUBLIC KEY", "TRUSTED CERTIFICATE", "X509 CRL"])
  func encrypted(kind: String) {
    let pem = """
      -----BEGIN \(kind)-----
      Proc-Type: 4,ENCRYPTED
      DEK-Info: AES-128-CBC,00112233445566778899AABBCCDDEEFF

      MIICATCCAWqgAwIBAgIUNwgx
      -----END \(kind)-----

      """
    #expect(throws: KeyFailure.isEncrypted) { try PublicKey(pem: Array(pem.utf8)) }
  }

  @Test(
    "a private key is called by its name",
    arguments: ["PRIVATE KEY", "ENCRYPTED PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY"])
  func privateKey(kind: String) {
    let pem = "-----BEGIN \(kind)-----\nMIIC\n-----END \(kind)-----\n"
    #expect(throws: KeyFailure.isPrivate) { try PublicKey(pem: Array(pem.utf8)) }
  }
}
