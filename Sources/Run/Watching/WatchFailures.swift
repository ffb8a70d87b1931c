internal import Delivery
internal import Measures
internal import Posting
internal import Register
internal import SQLite

/// Why a watcher cannot work at all.
extension Failure {
  static func taken(_ inbox: String) -> Failure {
    Failure(
      Wording(
        en: "another process watches \(inbox) already; stop it first (prelo status \(inbox))",
        pt: "outro processo já vigia \(inbox); pare-o primeiro (prelo status \(inbox))"),
      .environment)
  }

  static func outputInside(
    _ place: String, _ settings: WatchSettings
  ) -> Failure {
    Failure(
      Wording(
        en: "-o \(settings.destination.path) is \(place), which belongs to the watcher; choose "
          + "another folder for the PDFs",
        pt:
          "-o \(settings.destination.path) é \(place), que pertence ao vigia; escolha outra pasta "
          + "para os PDF"),
      .usage)
  }

  /// The register is lost, or nearly so, and other inboxes have documents in it.
  static func shared(_ path: String, isMissing: Bool, _ inboxes: Set<String>) -> Failure {
    let list = inboxes.sorted().joined(separator: " ")
    return Failure(
      Wording(
        en:
          "the register \(path) is \(isMissing ? "missing" : "damaged"), and more inboxes than this "
          + "one may use it; stop their watchers and make it anew from the receipts of all of them: "
          + "prelo rebuild --register \(path) \(list) …",
        pt:
          "o registo \(path) \(isMissing ? "falta" : "está danificado"), e pode servir mais pastas do "
          + "que esta; pare os vigias delas e refaça-o com os recibos de todas: "
          + "prelo rebuild --register \(path) \(list) …"),
      .environment)
  }

  /// The register would forget what was issued from these inboxes.
  static func unnamed(_ inboxes: Set<String>, _ path: String) -> Failure {
    let list = inboxes.sorted().joined(separator: ", ")
    return Failure(
      Wording(
        en:
          "\(list) also uses the register \(path); name every inbox that does, or its documents are "
          + "forgotten",
        pt: "\(list) também usa o registo \(path); indique todas as pastas que o usam, ou os seus "
          + "documentos são esquecidos"),
      .usage)
  }

  /// Passes on what goes wrong in `body` as a failure of the watcher.
  static func of<Result>(_ body: () throws -> Result) throws(Failure) -> Result {
    do { return try body() } catch let failure as Failure {
      throw failure
    } catch let failure as DeliveryFailure {
      throw Failure(failure.message, .environment)
    } catch let failure as DatabaseFailure {
      throw Failure(failure.message, .environment)
    } catch {
      throw Failure(Wording(en: "\(error)", pt: "\(error)"), .environment)
    }
  }

  static let threadless = Failure(
    Wording(
      en: "the system gives this process no further thread; raise the limit (ulimit -u)",
      pt: "o sistema não dá mais threads a este processo; aumente o limite (ulimit -u)"),
    .environment)
}
