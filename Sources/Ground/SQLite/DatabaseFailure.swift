internal import CSQLite
package import Measures

/// Why a database could not be read or written; SQLite's reason and the file.
package struct DatabaseFailure: Error, Hashable, Sendable {
  package let path: String
  /// SQLite's extended result code, never 0.
  package let code: Int32
  private let text: String

  init(path: String, code: Int32, reason: String) {
    self.path = path
    self.code = code
    text = reason
  }

  /// Whether the file is damaged, or no database at all, so that it has to be made anew.
  package var isDamage: Bool {
    let primary = code & 0xFF
    return primary == SQLITE_CORRUPT || primary == SQLITE_NOTADB
  }

  /// What is wrong, and what to do about it.
  package var reason: Wording {
    switch code & 0xFF {
    case SQLITE_FULL:
      Wording(en: "the disk is full; make room", pt: "o disco está cheio; liberte espaço")
    case SQLITE_CORRUPT, SQLITE_NOTADB: Wording(en: "it is damaged", pt: "está danificado")
    case SQLITE_BUSY, SQLITE_LOCKED:
      Wording(en: "another program holds it", pt: "outro programa está a usá-lo")
    case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM:
      Wording(
        en: "it cannot be opened for writing; check the owner and the mode of the folder",
        pt: "não pode ser aberto para escrita; verifique o dono e as permissões da pasta")
    default: Wording(en: text, pt: text)
    }
  }
}
