package import Delivery
internal import Inbox
internal import JSON
package import Measures

/// How a watched inbox fares, seen from outside.
package struct InboxStatus: Sendable {
  /// The folder, as it was named.
  private let inbox: String
  /// Whether a process has the inbox's lock.
  package let isWatched: Bool
  /// What the watcher last said of itself; nil when none has ever run here.
  private let state: JSONValue?
  /// The files in each sub-folder, without sidecars, and those waiting in the inbox itself.
  private let files: [(place: String, count: Int)]
  package let waiting: Int
  private let oldest: Moment?
  /// How long ago the watcher last said that it lives; nil when it never did, or is not running.
  private let silence: Duration?
  /// When the file came into `working` that has been there longest.
  private let oldestUnderWay: Moment?
  private let now = Moment.now

  /// Longer than this no watcher keeps silent that can do its work.
  private static let longestSilence = Duration.seconds(20)
  /// Longer than this nothing takes that goes on.
  private static let longestStandstill = Duration.seconds(300)

  /// - Throws: ``DeliveryFailure`` when the inbox cannot be read.
  package init(inbox: String) throws(DeliveryFailure) {
    self.inbox = inbox
    let root = try DeliveryFolder(existing: inbox)
    let control =
      root.contains(InboxFolders.controlName)
      ? try root.folder(InboxFolders.controlName, makes: false) : nil
    let isWatched = control.flatMap { InboxLock.isHeld(in: $0) } ?? false
    let state = control?.contents(of: WatchState.fileName, limit: 1 << 16).flatMap {
      try? JSONValue(parsing: $0)
    }
    (self.isWatched, self.state) = (isWatched, state)
    silence =
      isWatched ? (state?["heartbeat"]?.string).flatMap(Moment.init(text:)).map(now.since) : nil
    var counts: [(String, Int)] = []
    var oldestUnderWay: Moment?
    for place in InboxFolders.Place.allCases where root.contains(place.rawValue) {
      let folder = try root.folder(place.rawValue, makes: false)
      let names = try sources(in: folder)
      counts.append((place.rawValue, names.count))
      guard place == .working else { continue }
      oldestUnderWay = names.compactMap { folder.status(of: Array($0.utf8CString))?.changed }.min()
        .map(Moment.init(nanoseconds:))
    }
    files = counts
    self.oldestUnderWay = oldestUnderWay
    // Everything counts as waiting, however young.
    let scan = try InboxScan(
      root, order: .arrival, patience: Patience(quiet: .zero, empty: .zero), now: .now, limit: 1)
    waiting = scan.waiting
    oldest = scan.oldest
  }

  /// Whether somebody should look: files the environment failed, trouble at this moment, a watcher that
  /// gives no sign or gets nowhere, files that it cannot have.
  package var needsAttention: Bool {
    state?["condition"]?.string == WatchCondition.troubled.rawValue || isSilent || isStuck
      || (digits(state?["unclaimable"]) ?? "0") != "0"
      || failed > 0
  }

  /// The files that the environment failed.
  package var failed: Int { count(in: .failed) }
  /// The files that broke a rule.
  package var rejected: Int { count(in: .rejected) }

  private func count(in place: InboxFolders.Place) -> Int {
    files.first { $0.place == place.rawValue }?.count ?? 0
  }

  /// Whether a watcher that runs has not been able to say that it lives.
  private var isSilent: Bool {
    isWatched && state != nil && (silence.map { $0 > InboxStatus.longestSilence } ?? true)
  }

  /// Whether files are being worked on, and nothing has been finished for a long time.
  private var isStuck: Bool {
    guard isWatched, let oldestUnderWay,
      now.since(oldestUnderWay) > InboxStatus.longestStandstill
    else { return false }
    let progress = (state?["progress"]?.string).flatMap(Moment.init(text:))
    return progress.map { now.since($0) > InboxStatus.longestStandstill } ?? true
  }

  /// One JSON object.
  package var json: String {
    JSONValue.object([
      .init("inbox", .string(inbox)), .init("watched", .boolean(isWatched)),
      .init("needsAttention", .boolean(needsAttention)),
      .init("silent", .boolean(isSilent)), .init("stuck", .boolean(isStuck)),
      .init("waiting", .number(String(waiting))),
      .init("oldestWaiting", oldest.map { .string($0.text) } ?? .null),
      .init(
        "files", .object(files.map { .init($0.place, .number(String($0.count))) })),
      .init("watcher", state ?? .null),
    ]).line
  }

  /// Metrics of several inboxes in Prometheus' text format.
  package static func metrics(of reports: [InboxStatus]) -> String {
    var text = ""
    func family(
      _ name: String, _ help: String, _ samples: (InboxStatus) -> [(labels: String, value: String)]
    ) {
      text += "# HELP prelo_inbox_\(name) \(help)\n# TYPE prelo_inbox_\(name) gauge\n"
      for report in reports {
        let inbox = "inbox=\"\(report.label)\""
        for (labels, value) in samples(report) {
          text += "prelo_inbox_\(name){\(inbox)\(labels)} \(value)\n"
        }
      }
    }
    func number(_ flag: Bool) -> String { flag ? "1" : "0" }
    family("watched", "Whether a watcher runs.") { [("", number($0.isWatched))] }
    family("needs_attention", "Whether somebody should look.") { [("", number($0.needsAttention))] }
    family("silent", "Whether a watcher gives no sign of life.") { [("", number($0.isSilent))] }
    family("stuck", "Whether a watcher gets nowhere.") { [("", number($0.isStuck))] }
    family("files", "Files by where they lie.") { report in
      [(",place=\"waiting\"", "\(report.waiting)")]
        + report.files.map { (",place=\"\($0.place)\"", "\($0.count)") }
    }
    family("oldest_waiting_seconds", "How long the oldest file has been waiting.") { report in
      report.oldest.map { [("", "\(report.now.since($0).components.seconds)")] } ?? []
    }
    family("heartbeat_age_seconds", "How long ago the watcher last said that it lives.") { report in
      report.silence.map { [("", "\($0.components.seconds)")] } ?? []
    }
    return text
  }

  /// The folder as the value of a label.
  private var label: String {
    inbox.reduce(into: "") { text, character in
      switch character {
      case "\\": text += "\\\\"
      case "\"": text += "\\\""
      case "\n": text += "\\n"
      default: text.append(character)
      }
    }
  }

  /// A few lines for people.
  package func text(_ language: Language) -> String {
    var lines = [
      isWatched
        ? Wording(en: "watched", pt: "vigiada")
        : Wording(en: "NOT WATCHED: no watcher runs", pt: "NÃO VIGIADA: nenhum vigia está a correr")
    ]
    if let state, let pid = digits(state["pid"]), let heartbeat = state["heartbeat"]?.string,
      let condition = state["condition"]?.string
    {
      lines.append(
        Wording(
          en: "last sign of process \(pid): \(heartbeat), \(condition)",
          pt: "último sinal do processo \(pid): \(heartbeat), \(condition)"))
      if isWatched, let rate = digits(state["documentsPerSecond"]) {
        lines.append(
          Wording(en: "\(rate) documents a second", pt: "\(rate) documentos por segundo"))
      }
    }
    if isSilent {
      lines.append(
        Wording(
          en: "NO SIGN OF LIFE for too long: the disk may be full, or hang",
          pt: "SEM SINAL DE VIDA há demasiado tempo: o disco pode estar cheio, ou não responder"))
    }
    if isStuck {
      lines.append(
        Wording(
          en: "STUCK: files are being worked on, and nothing gets finished",
          pt: "PARADA: há ficheiros em curso e nada se conclui"))
    }
    if let count = digits(state?["unclaimable"]), count != "0" {
      lines.append(
        Wording(
          en: "\(count) in the inbox may not be moved; check the owner and the mode of the folder",
          pt: "\(count) na pasta não se podem mover; verifique o dono e as permissões da pasta"))
    }
    let since = oldest.map { Wording(en: ", oldest since \($0.text)", pt: ", desde \($0.text)") }
    lines.append(
      Wording(
        en: "\(waiting) waiting\(since?.en ?? "")", pt: "\(waiting) à espera\(since?.pt ?? "")"))
    lines += files.map {
      Wording(en: "\($0.count) in \($0.place)", pt: "\($0.count) em \($0.place)")
    }
    if let error = state?["lastError"], let time = error["time"]?.string,
      let message = error["message"]?.string
    {
      lines.append(
        Wording(
          en: "last error, \(time): \(message)",
          pt: "último erro, \(time): \(message)"))
    }
    return lines.map { printable($0[language]) + "\n" }.joined()
  }

  private func digits(_ value: JSONValue?) -> String? {
    guard case .number(let digits) = value else { return nil }
    return digits
  }
}

/// The regular files in a sub-folder that were dropped, without what the watcher wrote beside them.
func sources(in folder: DeliveryFolder) throws(DeliveryFailure) -> [String] {
  var names: [String] = []
  try folder.forEachEntry { name in
    let text = text(of: name)
    if !text.hasPrefix("."), !Sidecar.allCases.contains(where: { $0.isName(text) }) {
      names.append(text)
    }
  }
  return names.sorted()
}
