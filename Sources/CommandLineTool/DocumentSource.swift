package import Intake
package import Measures
internal import Glibc

/// Where documents come from: files, folders, standard input.
package protocol DocumentSource: Sendable {
  /// Passes on the documents of `paths`, read as `settings` say, one after the other, until `body` answers false.
  ///
  /// - Throws: ``SourceFailure`` for a path that cannot be read.
  func forEachDocument(
    in paths: [String], _ settings: IntakeSettings, _ body: (RawDocument) -> Bool
  ) throws(SourceFailure)
}

/// The paths themselves, as they stand.
package struct PathSource: DocumentSource {
  package init() {}

  package func forEachDocument(
    in paths: [String], _ settings: IntakeSettings, _ body: (RawDocument) -> Bool
  ) throws(SourceFailure) {
    do {
      try readDocuments(at: paths, settings) { document in
        guard body(document) else { throw Enough() }
      }
    } catch let failure as IntakeFailure {
      throw SourceFailure(failure.message, isUsage: failure.isUsage)
    } catch {
      // Enough: the only other error there is.
    }
  }

  /// Ends the reading; not a failure.
  private struct Enough: Error {}
}

/// Why a path gave no documents.
package struct SourceFailure: Error, Sendable {
  package let message: Wording
  /// Whether the user named something impossible (exit code 2) rather than the environment failing
  /// (exit code 3).
  package let isUsage: Bool

  package init(_ message: Wording, isUsage: Bool) {
    self.message = message
    self.isUsage = isUsage
  }

  /// Looks at every path before anything is written.
  ///
  /// - Throws: ``SourceFailure`` for a path that does not exist or may not be read, and for a second
  ///   standard input.
  static func check(_ paths: [String]) throws(SourceFailure) {
    var readsStandardInput = false
    for path in paths {
      if path == "-" {
        guard !readsStandardInput else {
          throw SourceFailure(
            Wording(
              en: "standard input (-) is named twice; name it once",
              pt: "a entrada padrão (-) aparece duas vezes; indique-a uma só vez"),
            isUsage: true)
        }
        readsStandardInput = true
      } else if access(path, R_OK) != 0 {
        throw SourceFailure(path: path, code: errno)
      }
    }
  }

  private init(path: String, code: Int32) {
    switch code {
    case ENOENT, ENOTDIR:
      message = Wording(
        en: "\(path) does not exist; check the path", pt: "\(path) não existe; verifique o caminho")
      isUsage = true
    case EACCES:
      message = Wording(
        en: "cannot read \(path): permission denied",
        pt: "não é possível ler \(path): sem permissão")
      isUsage = false
    default:
      let reason = String(cString: strerror(code))
      message = Wording(
        en: "cannot read \(path): \(reason)", pt: "não é possível ler \(path): \(reason)")
      isUsage = false
    }
  }
}
