internal import Glibc
package import Intake
package import Measures

/// Where documents come from: files, folders, standard input.
package protocol DocumentSource: Sendable {
  /// Passes on the documents of `paths`, read as `settings` say, one after the other, until `body` answers false.
  ///
  /// - Throws: ``Failure`` for a path that cannot be read.
  func forEachDocument(
    in paths: [String], _ settings: IntakeSettings, _ body: (RawDocument) -> Bool
  ) throws(Failure)
}

/// The paths themselves, as they stand.
package struct PathSource: DocumentSource {
  package init() {}

  package func forEachDocument(
    in paths: [String], _ settings: IntakeSettings, _ body: (RawDocument) -> Bool
  ) throws(Failure) {
    do {
      try readDocuments(at: paths, settings) { document in
        guard body(document) else { throw Enough() }
      }
    } catch let failure as IntakeFailure {
      throw Failure(failure.message, failure.isUsage ? .usage : .environment)
    } catch {
      // Enough: the only other error there is.
    }
  }

  /// Ends the reading; not a failure.
  private struct Enough: Error {}
}

/// Looks at every path before anything is written.
///
/// - Throws: ``Failure`` for a path that does not exist or may not be read, and for a second standard
///   input.
package func checkInput(_ paths: [String]) throws(Failure) {
  var readsStandardInput = false
  for path in paths {
    if path == "-" {
      guard !readsStandardInput else {
        throw Failure(
          .usage, en: "standard input (-) is named twice; name it once",
          pt: "a entrada padrão (-) aparece duas vezes; indique-a uma só vez")
      }
      readsStandardInput = true
    } else if access(path, R_OK) != 0 {
      throw unreadable(path, code: errno)
    }
  }
}

private func unreadable(_ path: String, code: Int32) -> Failure {
  switch code {
  case ENOENT, ENOTDIR:
    return Failure(
      .usage, en: "\(path) does not exist; check the path",
      pt: "\(path) não existe; verifique o caminho")
  case EACCES:
    return Failure(
      .environment, en: "cannot read \(path): permission denied",
      pt: "não é possível ler \(path): sem permissão")
  default:
    let reason = String(cString: strerror(code))
    return Failure(
      .environment, en: "cannot read \(path): \(reason)",
      pt: "não é possível ler \(path): \(reason)")
  }
}
