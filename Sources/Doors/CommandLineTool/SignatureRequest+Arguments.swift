internal import Crypto
internal import Measures
internal import Printing

extension SignatureRequest {
  /// Reads `--public-key` and `--previous`; nil when no key is given.
  ///
  /// - Throws: ``UsageError`` for a signature that is not whole, and for one without a key to use it.
  init?(_ arguments: Arguments) throws(UsageError) {
    let keys = arguments.all(.publicKey).map { KeyFile(word: $0) }
    let previous = try SignatureRequest.previous(arguments)
    guard !keys.isEmpty else {
      guard previous.isEmpty else {
        throw UsageError(
          en: "--previous serves to verify signatures; give --public-key as well",
          pt: "--previous serve para verificar assinaturas; indique também --public-key")
      }
      return nil
    }
    self.init(keys: keys, previous: previous)
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
}

extension SignatureRequest.KeyFile {
  /// Reads `FILE[@CERTIFICATE[.VERSION]]`.
  fileprivate init(word text: String) {
    if let at = text.lastIndex(of: "@") {
      let parts = text[text.index(after: at)...].split(
        separator: ".", omittingEmptySubsequences: false)
      let numbers = parts.compactMap { $0.utf8.count <= 9 ? Int($0) : nil }
      // What is not a number belongs to the file's name.
      if numbers.count == parts.count, (1...2).contains(parts.count), numbers[0] >= 0 {
        self.init(
          path: String(text[..<at]), certificate: numbers[0],
          version: parts.count == 2 ? numbers[1] : nil)
        return
      }
    }
    self.init(path: text)
  }
}
