internal import Chain
internal import Crypto
internal import Glibc
internal import Measures
internal import SystemCalls

/// The keys and signatures that the command line gives for verification.
struct SignatureRequest {
  private let keys: [KeyWord]
  let previous: [String: RSASignature]

  /// `FILE[@CERTIFICATE[.VERSION]]`.
  private struct KeyWord {
    let path: String
    let certificate: Int?
    let version: Int?

    init(_ text: String) {
      if let at = text.lastIndex(of: "@") {
        let parts = text[text.index(after: at)...].split(
          separator: ".", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { $0.utf8.count <= 9 ? Int($0) : nil }
        // What is no number belongs to the file's name.
        if numbers.count == parts.count, (1...2).contains(parts.count), numbers[0] >= 0 {
          path = String(text[..<at])
          certificate = numbers[0]
          version = parts.count == 2 ? numbers[1] : nil
          return
        }
      }
      path = text
      certificate = nil
      version = nil
    }
  }

  /// Reads `--public-key` and `--previous`; nil when no key is given.
  ///
  /// - Throws: ``UsageError`` for a signature that is not whole, and for one without a key to use it.
  init?(_ arguments: Arguments) throws(UsageError) {
    keys = arguments.all(.publicKey).map { KeyWord($0) }
    previous = try SignatureRequest.previous(arguments)
    guard !keys.isEmpty else {
      guard previous.isEmpty else {
        throw UsageError(
          en: "--previous serves to verify signatures; give --public-key as well",
          pt: "--previous serve para verificar assinaturas; indique também --public-key")
      }
      return nil
    }
  }

  /// Reads `--previous NUMBER=HASH`.
  static func previous(_ arguments: Arguments) throws(UsageError) -> [String: RSASignature] {
    var previous: [String: RSASignature] = [:]
    for text in arguments.all(.previous) {
      let parts = text.split(separator: "=", maxSplits: 1)
      guard parts.count == 2, parts[0].contains("/"), let hash = RSASignature(base64: parts[1])
      else {
        throw UsageError(
          en: "--previous needs a number, = and the whole hash of 172 characters: "
            + "--previous \"FT A/7=vfinNfF…\"",
          pt: "--previous precisa de um número, = e o hash inteiro de 172 caracteres: "
            + "--previous \"FT A/7=vfinNfF…\"")
      }
      previous[String(parts[0])] = hash
    }
    return previous
  }

  /// Reads the key files.
  func ring() throws(Refusal) -> KeyRing {
    var entries: [KeyRing.Entry] = []
    for key in keys {
      guard let pem = contents(of: key.path, limit: 1 << 16) else {
        let reason = String(cString: strerror(errno))
        throw Refusal(
          Wording(
            en: "the key \(key.path) cannot be read: \(reason)",
            pt: "não é possível ler a chave \(key.path): \(reason)"), .usage)
      }
      do throws(KeyFailure) {
        entries.append(
          KeyRing.Entry(
            key: try PublicKey(pem: pem), name: key.path, certificate: key.certificate,
            version: key.version))
      } catch { throw Refusal(error.wording(key.path), .usage) }
    }
    return KeyRing(entries)
  }
}
