package import Delivery
internal import Glibc
internal import Inbox
internal import JSON
package import Measures
internal import SystemCalls

/// How a watched inbox fares, seen from outside.
package struct InboxStatus: Sendable {
  /// Whether a process has the inbox's lock.
  package let isWatched: Bool
  /// What the watcher last said of itself; nil when none has ever run here.
  private let state: JSONValue?
  /// The files in each sub-folder, without sidecars, and those waiting in the inbox itself.
  private let files: [(place: String, count: Int)]
  private let waiting: Int
  private let oldest: Moment?

  /// - Throws: ``DeliveryFailure`` when the inbox cannot be read.
  package init(inbox: String) throws(DeliveryFailure) {
    let root = try DeliveryFolder(path: inbox)
    isWatched = InboxLock.isHeld(inbox: inbox) ?? false
    let path = "\(inbox)/\(InboxFolders.controlName)/\(WatchState.fileName)"
    state = contents(of: path, limit: 1 << 16).flatMap { try? JSONValue(parsing: $0) }
    var counts: [(String, Int)] = []
    for place in InboxFolders.Place.allCases {
      let path = root.path(of: place.rawValue)
      guard access(path, F_OK) == 0 else { continue }
      counts.append((place.rawValue, try sources(in: DeliveryFolder(path: path)).count))
    }
    files = counts
    // Everything counts as waiting, however young.
    let scan = try InboxScan(
      root, order: .arrival, patience: Patience(quiet: .zero, empty: .zero), now: .now, limit: 1)
    waiting = scan.waiting
    oldest = scan.oldest
  }

  /// Whether somebody should look: files the environment failed, or trouble at this moment.
  package var needsAttention: Bool {
    state?["condition"]?.string == WatchCondition.troubled.rawValue
      || files.contains { $0.place == InboxFolders.Place.failed.rawValue && $0.count > 0 }
  }

  /// One JSON object.
  package var json: String {
    JSONValue.object([
      .init("watched", .boolean(isWatched)), .init("needsAttention", .boolean(needsAttention)),
      .init("waiting", .number(String(waiting))),
      .init("oldestWaiting", oldest.map { .string($0.text) } ?? .null),
      .init(
        "files", .object(files.map { .init($0.place, .number(String($0.count))) })),
      .init("watcher", state ?? .null),
    ]).line
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
          en: "last error, \(time): \(printable(message))",
          pt: "último erro, \(time): \(printable(message))"))
    }
    return lines.map { $0[language] + "\n" }.joined()
  }

  private func digits(_ value: JSONValue?) -> String? {
    guard case .number(let digits) = value else { return nil }
    return digits
  }
}

/// The files in a sub-folder that were dropped, without what the watcher wrote beside them.
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
