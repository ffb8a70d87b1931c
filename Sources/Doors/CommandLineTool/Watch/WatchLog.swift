internal import JSON
internal import Measures
internal import Synchronization
internal import Watching

/// Tells of running watchers: paths of PDFs on standard output, one line a file on standard error, or
/// everything as JSON on standard output.
///
/// `@unchecked`: the streams are used under the lock alone.
final class WatchLog: @unchecked Sendable {
  private let reporter: Reporter
  /// Whether lines go to the systemd journal, which reads their priority from their start.
  private let isJournal: Bool
  private let lock = Mutex(())

  init(_ reporter: Reporter, environment: (String) -> String?) {
    self.reporter = reporter
    isJournal = environment("JOURNAL_STREAM") != nil && !reporter.messages.isTerminal
  }

  /// Tells of something that happened in the inbox `name`; it is left out where there is only one.
  func tell(_ event: WatchEvent, inbox name: String?) {
    lock.withLock { _ in
      switch reporter.format {
      case .json: tellJSON(event, name)
      case .text: tellText(event, name)
      }
    }
  }

  private func tellText(_ event: WatchEvent, _ name: String?) {
    if case .document(let fate) = event {
      guard fate.status == "issued" else { return }
      for path in fate.paths { reporter.results.write(path + "\n") }
      return
    }
    if case .settled = event {
      reporter.results.flush()
      return reporter.messages.flush()
    }
    guard let (priority, sentence) = WatchLog.sentence(event) else { return }
    var line = isJournal ? "<\(priority.rawValue)>" : ""
    if let name { line += printable(name) + ": " }
    reporter.messages.write(line + printable(sentence[reporter.language]) + "\n")
    // The lines about a group of files go out together.
    if case .file = event { return }
    reporter.messages.flush()
  }

  /// The priorities of syslog(3).
  private enum Priority: Int {
    case error = 3
    case warning = 4
    case notice = 5
    case information = 6
  }

  private static func sentence(_ event: WatchEvent) -> (Priority, Wording)? {
    switch event {
    case .started(let inbox, let output, let listens):
      (
        .notice,
        Wording(
          en: "watching \(inbox), PDFs go to \(output)" + (listens ? "" : " (looking every 2 s)"),
          pt: "a vigiar \(inbox), os PDF vão para \(output)"
            + (listens ? "" : " (observada de 2 em 2 s)"))
      )
    case .recovered(let files):
      (
        .notice,
        Wording(
          en: "taking up \(counted(files, "file", "files")) that were not finished",
          pt: "a retomar \(counted(files, "ficheiro", "ficheiros")) por concluir")
      )
    case .rebuilt(let documents):
      (
        .warning,
        Wording(
          en: "the register was missing or damaged; it was made anew from the receipts: "
            + counted(documents, "document", "documents"),
          pt: "o registo faltava ou estava danificado; foi refeito a partir dos recibos: "
            + counted(documents, "documento", "documentos"))
      )
    case .file(let fate): sentence(fate)
    case .trouble(let file, let message, let wait):
      (
        .error,
        Wording(
          en: "\(file): \(message.en); next try in \(wait / .seconds(1)) s",
          pt: "\(file): \(message.pt); nova tentativa dentro de \(wait / .seconds(1)) s")
      )
    case .warning(let message): (.warning, message)
    case .reloaded:
      (.notice, Wording(en: "templates read again", pt: "modelos lidos de novo"))
    case .stopping:
      (
        .notice,
        Wording(en: "finishing what is in flight…", pt: "a concluir o que está em curso…")
      )
    case .stopped(let counts): (.notice, sentence(counts))
    case .document, .settled, .alive: nil
    }
  }

  private static func sentence(_ fate: FileFate) -> (Priority, Wording) {
    let reason = fate.reason.map { Wording(en: ": \($0.en)", pt: ": \($0.pt)") }
    let en = "\(fate.outcome) \(fate.name): "
    switch fate.outcome {
    case "done", "warning":
      let isWarning = fate.outcome == "warning"
      return (
        isWarning ? .warning : .information,
        Wording(
          en: en + counted(fate.documents, "document", "documents")
            + (isWarning
              ? ", " + counted(fate.warnings, "warning", "warnings") + (reason?.en ?? "") : ""),
          pt: en + counted(fate.documents, "documento", "documentos")
            + (isWarning
              ? ", " + counted(fate.warnings, "aviso", "avisos") + (reason?.pt ?? "") : ""))
      )
    case "rejected":
      return (
        .warning,
        Wording(
          en: en + "\(fate.refused) of \(fate.documents) refused\(reason?.en ?? "")",
          pt: en + "\(fate.refused) de \(fate.documents) recusados\(reason?.pt ?? "")")
      )
    default:
      return (
        fate.outcome == "failed" ? .error : .warning,
        Wording(en: en + (fate.reason?.en ?? ""), pt: en + (fate.reason?.pt ?? ""))
      )
    }
  }

  private static func sentence(_ counts: WatchCounts) -> Wording {
    let total = counts.files.values.reduce(0, +)
    let parts = counts.files.sorted { $0.key < $1.key }.filter { $0.value > 0 }
    let list = parts.map { "\($0.value) \($0.key)" }.joined(separator: ", ")
    return Wording(
      en: "stopped; " + counted(total, "file", "files") + (list.isEmpty ? "" : ": " + list),
      pt: "parado; " + counted(total, "ficheiro", "ficheiros") + (list.isEmpty ? "" : ": " + list))
  }

  // MARK: For programs

  private func tellJSON(_ event: WatchEvent, _ name: String?) {
    if case .settled = event { return reporter.results.flush() }
    guard var text = WatchLog.json(event, reporter.language) else { return }
    if let name {
      text += ",\"inbox\":"
      text.appendJSON(name)
    }
    reporter.results.write(text + "}\n")
    switch event {
    case .document, .file: return
    default: reporter.results.flush()
    }
  }

  /// The event as a JSON object that is not closed yet.
  private static func json(_ event: WatchEvent, _ language: Language) -> String? {
    switch event {
    case .settled, .alive: return nil
    case .document(let fate): return json(fate, language)
    case .file(let fate):
      var text = "{\"event\":\"file\",\"source\":"
      text.appendJSON(fate.name)
      text += ",\"outcome\":\"\(fate.outcome)\",\"path\":"
      text.appendJSON(fate.path)
      return text + ",\"documents\":\(fate.documents),\"refused\":\(fate.refused)"
        + ",\"warnings\":\(fate.warnings)"
    default:
      guard let (priority, sentence) = sentence(event) else { return nil }
      var text = "{\"event\":\"\(kind(event))\",\"priority\":\(priority.rawValue),\"message\":"
      text.appendJSON(sentence[language])
      if case .trouble(let file, _, let wait) = event {
        text += ",\"source\":"
        text.appendJSON(file)
        text += ",\"retryInSeconds\":\(wait / .seconds(1))"
      }
      return text
    }
  }

  private static func kind(_ event: WatchEvent) -> String {
    switch event {
    case .started: "started"
    case .recovered: "recovered"
    case .rebuilt: "rebuilt"
    case .trouble: "trouble"
    case .reloaded: "reloaded"
    case .stopping: "stopping"
    case .stopped: "stopped"
    default: "warning"
    }
  }

  private static func json(_ fate: DocumentFate, _ language: Language) -> String {
    var text = "{\"event\":\"document\",\"source\":"
    text.appendJSON(fate.source)
    if let position = fate.position { text += ",\"position\":\(position)" }
    text += ",\"number\":"
    text.appendJSON(orNull: fate.number)
    let isDone = fate.status == "issued" || fate.status == "acknowledged"
    text +=
      ",\"status\":\"\(isDone ? "ok" : "rejected")\",\"outcome\":\"\(fate.status)\",\"output\":"
    text.appendJSON(orNull: fate.paths.first)
    text += ",\"problems\":"
    text.appendJSON(fate.problems, at: fate.places, language)
    return text
  }
}
