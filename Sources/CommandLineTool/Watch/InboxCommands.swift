internal import Delivery
internal import Inbox
internal import JSON
internal import Measures
internal import Register
internal import SystemCalls
internal import Watching

/// The commands that change an inbox, besides `watch`.
struct InboxCommands {
  let arguments: Arguments
  let reporter: Reporter

  // MARK: requeue

  func requeue() throws(Failure) -> ExitCode {
    let inbox = try inbox()
    let names = Set(arguments.operands.dropFirst())
    let outcome: Requeue
    do throws(DeliveryFailure) {
      outcome = try Requeue(
        inbox: inbox, names: names, takesRejected: arguments.has(.rejected))
    } catch { throw Failure(error.message, .environment) }
    for name in outcome.moved { reporter.results.write(printable(name) + "\n") }
    reporter.results.flush()
    for name in outcome.blocked {
      reporter.say(
        Wording(
          en: "\(name) stays: a file of that name is waiting in the inbox",
          pt: "\(name) fica: um ficheiro com esse nome está à espera na pasta"))
    }
    for name in outcome.harmful {
      reporter.say(
        Wording(
          en: "\(name) stays: it ended the program again and again; to try it once more, name it",
          pt:
            "\(name) fica: terminou o programa repetidamente; para tentar outra vez, indique o nome"
        ))
    }
    for name in names.subtracting(outcome.moved).subtracting(outcome.blocked).sorted() {
      reporter.say(
        Wording(
          en: "\(name) is neither in rejected nor in failed",
          pt: "\(name) não está em rejected nem em failed"))
    }
    return names.isSubset(of: outcome.moved) && outcome.blocked.isEmpty ? .done : .rejected
  }

  // MARK: rebuild

  func rebuild() throws(Failure) -> ExitCode {
    guard !arguments.operands.isEmpty else { throw missing(.rebuild) }
    guard arguments.operands.count == 1 || arguments.has(.register) else {
      throw Failure(
        Wording(
          en: "several inboxes have one record only where --register names it",
          pt: "várias pastas só têm um registo comum se --register o indicar"), .usage)
    }
    for inbox in arguments.operands { try checkWatched(inbox) }
    let count = try rebuildRegister(
      inboxes: arguments.operands.map(absolute), register: arguments[.register].map(absolute))
    reporter.say(
      Wording(
        en: "the register was made anew: " + counted(count, "document", "documents"),
        pt: "o registo foi refeito: " + counted(count, "documento", "documentos")))
    return .done
  }

  private func inbox() throws(Failure) -> String {
    guard let inbox = arguments.operands.first, !inbox.isEmpty else { throw missing(.requeue) }
    guard isFolder(inbox) else {
      throw Failure(
        Wording(en: "\(inbox) is not a folder", pt: "\(inbox) não é uma pasta"), .usage)
    }
    try checkWatched(inbox)
    return inbox
  }

  /// Keeps commands that move or write files away from folders that no watcher has ever seen.
  private func checkWatched(_ inbox: String) throws(Failure) {
    guard !isFolder("\(inbox)/\(InboxFolders.Place.done.rawValue)") else { return }
    throw Failure(
      Wording(
        en: "\(inbox) is no inbox that was ever watched; check the path",
        pt: "\(inbox) nunca foi uma pasta vigiada; verifique o caminho"), .usage)
  }

  private func missing(_ command: Command) -> Failure {
    Failure(
      Wording(
        en: "prelo \(command.word) needs an inbox",
        pt: "prelo \(command.word) precisa de uma "
          + "pasta vigiada"), .usage)
  }
}
