internal import JSON
internal import Measures
internal import Serving
internal import Synchronization
internal import Workers

/// Tells of a server's requests, a line each, without anything that stood in them.
///
/// The server's thread must not wait for whoever reads the log: lines wait in memory, a megabyte at
/// most, and a thread of its own writes them. What finds no room is counted, and the count is told.
final class ServeLog: @unchecked Sendable {
  private let reporter: Reporter
  private let isJournal: Bool
  private let monitor = Monitor(conditions: 2)
  private let room = 1 << 20
  // Guarded by the monitor.
  private var waiting = ""
  private var dropped = 0
  private var isWriting = false

  init(_ reporter: Reporter, environment: (String) -> String?) {
    self.reporter = reporter
    isJournal = environment("JOURNAL_STREAM") != nil && !reporter.messages.isTerminal
    // Without the thread, lines wait for `close`.
    try? startThread { [self] in
      while true { writeNext() }
    }
  }

  func tell(_ event: ServiceEvent) {
    switch event {
    case .request(let request):
      add(reporter.format == .json ? ServeLog.json(request) : text(request))
    case .reloaded:
      say(Wording(en: "templates and keys read again", pt: "modelos e chaves lidos de novo"))
    case .notReloaded(let reason):
      say(
        Wording(
          en: "templates and keys stay as they were: \(reason.en)",
          pt: "modelos e chaves ficam como estavam: \(reason.pt)"), priority: 3)
    }
  }

  /// Says a sentence about the server.
  func say(_ sentence: Wording, priority: Int = 6) {
    let words = printable(sentence[reporter.language])
    guard reporter.format == .json else {
      return add((isJournal ? "<\(priority)>" : "prelo: ") + words + "\n")
    }
    var text = "{\"event\":\"message\",\"priority\":\(priority),\"message\":"
    text.appendJSON(words)
    add(text + "}\n")
  }

  /// Waits until everything is written.
  func close() {
    monitor.locked {
      while !waiting.isEmpty || isWriting { monitor.wait(for: 1) }
    }
  }

  private func add(_ line: String) {
    monitor.locked {
      guard waiting.utf8.count + line.utf8.count <= room else {
        dropped += 1
        return
      }
      waiting += line
      monitor.signal(0)
    }
  }

  private func writeNext() {
    let lines = monitor.locked {
      isWriting = false
      monitor.broadcast(1)
      while waiting.isEmpty { monitor.wait(for: 0) }
      isWriting = true
      var lines = waiting
      waiting = ""
      if dropped > 0 {
        lines +=
          reporter.format == .json
          ? "{\"event\":\"dropped\",\"lines\":\(dropped)}\n" : "(\(dropped) lines dropped)\n"
        dropped = 0
      }
      return lines
    }
    let stream = reporter.format == .json ? reporter.results : reporter.messages
    stream.write(lines)
    stream.flush()
  }

  private func text(_ request: ServedRequest) -> String {
    let level = request.status.map { $0 >= 500 ? 4 : 6 } ?? 6
    var line = isJournal ? "<\(level)>" : ""
    line +=
      "\(printable(request.method)) \(request.path ?? "-") \(request.status.map(String.init) ?? "-")"
    line += " \(request.received) \(request.sent) \(ServeLog.milliseconds(request.duration)) ms"
    if let key = request.key { line += " \(printable(key))" }
    return line + (request.isComplete ? "\n" : " broken off\n")
  }

  private static func json(_ request: ServedRequest) -> String {
    var text = "{\"event\":\"request\",\"method\":"
    text.appendJSON(request.method)
    text += ",\"path\":"
    text.appendJSON(orNull: request.path)
    text += ",\"status\":\(request.status.map(String.init) ?? "null")"
    text += ",\"received\":\(request.received),\"sent\":\(request.sent)"
    text += ",\"milliseconds\":\(milliseconds(request.duration)),\"key\":"
    text.appendJSON(orNull: request.key)
    return text + ",\"complete\":\(request.isComplete)}\n"
  }

  /// With one decimal.
  private static func milliseconds(_ duration: Duration) -> String {
    let tenths = Int(duration / .microseconds(100))
    return "\(tenths / 10).\(tenths % 10)"
  }
}
