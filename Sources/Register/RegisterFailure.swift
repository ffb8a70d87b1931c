internal import CSQLite
package import Measures

/// Why the register of issued documents could not be read or written; SQLite's reason and the file.
package struct RegisterFailure: Error, Hashable, Sendable {
  package let path: String
  /// SQLite's extended result code, never 0.
  package let code: Int32
  private let reason: String

  init(path: String, code: Int32, reason: String) {
    self.path = path
    self.code = code
    self.reason = reason
  }

  /// Whether the file is damaged, or no database at all, so that it has to be made anew.
  package var isDamage: Bool {
    let primary = code & 0xFF
    return primary == SQLITE_CORRUPT || primary == SQLITE_NOTADB
  }

  package var message: Wording {
    let advice =
      switch code & 0xFF {
      case SQLITE_FULL:
        Wording(en: "the disk is full; make room", pt: "o disco está cheio; liberte espaço")
      case SQLITE_CORRUPT, SQLITE_NOTADB:
        Wording(
          en: "it is damaged; stop the watcher and run prelo rebuild",
          pt: "está danificado; pare o vigia e execute prelo rebuild")
      case SQLITE_BUSY, SQLITE_LOCKED:
        Wording(
          en: "another program holds it", pt: "outro programa está a usá-lo")
      case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM:
        Wording(
          en: "it cannot be opened for writing; check the owner and the mode of the folder",
          pt: "não pode ser aberto para escrita; verifique o dono e as permissões da pasta")
      default: Wording(en: reason, pt: reason)
      }
    return Wording(
      en: "the register \(path) cannot be used: \(advice.en)",
      pt: "o registo \(path) não pode ser usado: \(advice.pt)")
  }
}
