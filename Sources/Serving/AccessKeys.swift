internal import Crypto
internal import Glibc
internal import Measures
internal import SystemCalls

/// Who may ask for what: keys as their digests, so that the file gives none away.
package struct AccessKeys: Sendable {
  /// What a key allows.
  package enum Right: String, CaseIterable, Sendable {
    case render, batches, metrics
  }

  struct Key: Sendable {
    let name: String
    let digest: [UInt8]
    let rights: Set<Right>
  }

  private let keys: [Key]

  /// Reads a file with a key a line: a name, rights separated by commas, the SHA-256 of the key in
  /// hexadecimal digits; `#` starts a remark.
  ///
  /// - Throws: ``Failure`` where the file is not the owner's alone, or a line is wrong.
  init(file path: String) throws(Failure) {
    var status = stat()
    guard stat(path, &status) == 0, let bytes = contents(of: path, limit: 1 << 20) else {
      let reason = String(cString: strerror(errno))
      throw Failure(
        .environment, en: "the keys \(path) cannot be read: \(reason)",
        pt: "não é possível ler as chaves \(path): \(reason)")
    }
    guard status.st_mode & 0o077 == 0 else {
      throw Failure(
        .environment,
        en: "\(path) is open to other users; run: chmod 600 \(path)",
        pt: "\(path) está acessível a outros utilizadores; execute: chmod 600 \(path)")
    }
    try self.init(text: String(decoding: bytes, as: UTF8.self), path: path)
  }

  init(text: String, path: String) throws(Failure) {
    var keys: [Key] = []
    for (number, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .enumerated()
    {
      let words = line.split { $0 == " " || $0 == "\t" || $0 == "\r" }
      guard let first = words.first, first.first != "#" else { continue }
      guard words.count == 3, let digest = AccessKeys.digest(words[2]),
        let rights = AccessKeys.rights(words[1]), !keys.contains(where: { $0.name == first })
      else { throw AccessKeys.wrong(line: number + 1, of: path) }
      keys.append(Key(name: String(first), digest: digest, rights: rights))
    }
    guard !keys.isEmpty else {
      throw Failure(
        .usage, en: "\(path) holds no key; write a line with NAME RIGHTS SHA256",
        pt: "\(path) não tem nenhuma chave; escreva uma linha com NOME DIREITOS SHA256")
    }
    self.keys = keys
  }

  /// Whose key it is, and what it allows; nil for none of them.
  ///
  /// Every key is compared to its end, so that the time tells nothing.
  func owner(of key: some StringProtocol) -> (name: String, rights: Set<Right>)? {
    guard let digest = try? sha256(Array(key.utf8)) else { return nil }
    var found: Key?
    for candidate in keys {
      var difference: UInt8 = 0
      for (one, other) in zip(candidate.digest, digest) { difference |= one ^ other }
      if difference == 0 { found = candidate }
    }
    return found.map { ($0.name, $0.rights) }
  }

  private static func rights(_ text: Substring) -> Set<Right>? {
    let words = text.split(separator: ",", omittingEmptySubsequences: false)
    let rights = words.compactMap { Right(rawValue: String($0)) }
    return rights.count == words.count ? Set(rights) : nil
  }

  private static func digest(_ text: Substring) -> [UInt8]? {
    guard text.utf8.count == 64 else { return nil }
    let digits = text.utf8.compactMap { UInt8(String(UnicodeScalar($0)), radix: 16) }
    guard digits.count == 64 else { return nil }
    return stride(from: 0, to: 64, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }

  /// Names the line, never what stands on it.
  private static func wrong(line: Int, of path: String) -> Failure {
    let rights = Right.allCases.map(\.rawValue).joined(separator: ", ")
    return Failure(
      .usage,
      en: "\(path), line \(line): expected a new name, rights (\(rights)) separated by commas, and "
        + "the SHA-256 of the key in 64 hexadecimal digits",
      pt:
        "\(path), linha \(line): esperava um nome novo, direitos (\(rights)) separados por vírgulas "
        + "e o SHA-256 da chave em 64 dígitos hexadecimais")
  }
}
