package import Measures

/// Why a key cannot be used; never says anything about what a private key contains.
package enum KeyFailure: Error, Hashable, Sendable {
  /// Not a PEM file with an RSA key of the kind asked for.
  case unreadable
  /// A private key where a public one belongs.
  case isPrivate
  /// A certificate or public key that is encrypted.
  case isEncrypted
  /// The length is in bits; Despacho 8632/2014, 5.1 and 6.2 ask for 1024.
  case wrongLength(Int)
  /// The key is encrypted and there is no passphrase.
  case needsPassphrase
  case wrongPassphrase
  /// OpenSSL refuses SHA-1, or signatures with it, on this machine.
  case forbiddenByPolicy
  /// OpenSSL has no memory.
  case unavailable

  /// What is wrong with the key in the file `path`, and what to do.
  package func wording(_ path: String) -> Wording {
    switch self {
    case .unreadable:
      Wording(
        en:
          "\(path) holds no RSA key in PEM form that can be used here; openssl rsa -pubout makes a "
          + "public one from a private one",
        pt:
          "\(path) não contém uma chave RSA em PEM que aqui sirva; openssl rsa -pubout faz a chave "
          + "pública a partir da privada")
    case .isPrivate:
      Wording(
        en: "\(path) holds a private key, which verification does not need and nobody should hand "
          + "on; give the public one (openssl rsa -in KEY -pubout)",
        pt: "\(path) contém uma chave privada, que a verificação dispensa e ninguém deve entregar; "
          + "indique a pública (openssl rsa -in CHAVE -pubout)")
    case .isEncrypted:
      Wording(
        en: "\(path) is encrypted, which a public key or a certificate never needs to be; give it "
          + "as it was before",
        pt:
          "\(path) está cifrado, o que uma chave pública ou um certificado nunca precisa de estar; "
          + "indique o original")
    case .wrongLength(let bits):
      Wording(
        en: "the key in \(path) has \(bits) bits; documents are signed with 1024 "
          + "(Despacho 8632/2014, 5.1 and 6.2), and a longer signature does not fit SAF-T",
        pt: "a chave em \(path) tem \(bits) bits; os documentos são assinados com 1024 "
          + "(Despacho 8632/2014, 5.1 e 6.2), e uma assinatura maior não cabe no SAF-T")
    case .needsPassphrase:
      Wording(
        en: "the key in \(path) is encrypted and there is no terminal to ask for its passphrase; "
          + "give --passphrase-file",
        pt: "a chave em \(path) está cifrada e não há terminal onde pedir a frase-passe; indique "
          + "--passphrase-file")
    case .wrongPassphrase:
      Wording(
        en: "the passphrase does not open the key in \(path)",
        pt: "a frase-passe não abre a chave em \(path)")
    case .forbiddenByPolicy:
      Wording(
        en: "OpenSSL refuses SHA-1 signatures on this machine, and the law prescribes them "
          + "(Despacho 8632/2014, 6.2). Allow them for this program: point OPENSSL_CONF at a "
          + "configuration without that restriction, or run update-crypto-policies --set "
          + "DEFAULT:SHA1",
        pt: "o OpenSSL recusa assinaturas SHA-1 nesta máquina, e a lei prescreve-as "
          + "(Despacho 8632/2014, 6.2). Permita-as a este programa: aponte OPENSSL_CONF para uma "
          + "configuração sem essa restrição, ou execute update-crypto-policies --set DEFAULT:SHA1")
    case .unavailable:
      Wording(
        en: "OpenSSL has no memory for the key in \(path)",
        pt: "o OpenSSL não tem memória para a chave em \(path)")
    }
  }
}
