internal import Glibc
package import Measures

/// Why a path cannot be read at all; says nothing about the documents in it.
package struct IntakeFailure: Error, Hashable, Sendable {
  package let path: String
  package let message: Wording
  /// Whether the user named something impossible (exit code 2) rather than the environment
  /// failing (exit code 3).
  package let isUsage: Bool

  /// A call to the system that failed with `code`.
  package init(path: String, errno code: Int32) {
    self.path = path
    isUsage = code == ENOENT || code == ENOTDIR || code == ELOOP || code == ENAMETOOLONG
    let english = String(cString: strerror(code))
    message = Wording(
      en: "\(path) cannot be read: \(english)",
      pt: "não é possível ler \(path): \(IntakeFailure.portuguese(code) ?? english)")
  }

  /// A file whose name does not say what it holds.
  init(unknownExtensionOf path: String) {
    self.path = path
    isUsage = true
    message = Wording(
      en: "\(path) is not an input file; its name should end in .json, .ndjson, .jsonl or .xml",
      pt:
        "\(path) não é um ficheiro de entrada; o nome devia terminar em .json, .ndjson, .jsonl ou .xml"
    )
  }

  /// A library that the file needs is not there.
  init(path: String, missing message: Wording) {
    self.path = path
    isUsage = false
    self.message = message
  }

  /// A socket, device or pipe in place of a file.
  init(unreadableKindOf path: String) {
    self.path = path
    isUsage = true
    message = Wording(
      en: "\(path) is neither a file nor a folder; pass its contents through standard input (-)",
      pt: "\(path) não é um ficheiro nem uma pasta; passe o seu conteúdo pela entrada padrão (-)")
  }

  /// The system only speaks the language of its locale; these are the errors that users meet.
  private static func portuguese(_ code: Int32) -> String? {
    switch code {
    case ENOENT: "o ficheiro ou a pasta não existe"
    case EACCES, EPERM: "sem permissão"
    case ENOTDIR: "uma parte do caminho não é uma pasta"
    case EISDIR: "é uma pasta"
    case EIO: "erro de leitura do suporte"
    case ELOOP: "demasiadas ligações simbólicas"
    case ENAMETOOLONG: "o nome é demasiado longo"
    case EMFILE, ENFILE: "demasiados ficheiros abertos"
    default: nil
    }
  }
}
