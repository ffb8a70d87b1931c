internal import Batch
internal import Delivery
internal import Glibc
internal import Inbox
package import Measures
internal import Pipeline
internal import Posting
internal import Register
internal import Workers

/// Watches one inbox until it is told to end.
package final class Watcher: @unchecked Sendable {
  private let settings: WatchSettings
  private let folders: InboxFolders
  private let lock: InboxLock
  private let register: Register
  private let outbox: Outbox
  private let bell: Doorbell
  private let presses: Presses
  private let signals = WatchSignals()
  private let tell: @Sendable (WatchEvent) -> Void
  /// Documents found in receipts where the register was missing or damaged; nil where it was not.
  private let rebuilt: Int?

  /// Looks at everything that can fail before the first file.
  ///
  /// - Parameter tell: May be called from two threads at once.
  /// - Throws: ``WatchFailure`` when a folder, the register, a font or the template cannot be used, or
  ///   when another process watches the inbox.
  package init(
    _ settings: WatchSettings, tell: @escaping @Sendable (WatchEvent) -> Void
  ) throws(WatchFailure) {
    var settings = settings
    settings.destination.syncs = true
    settings.options.tellsContent = true
    self.settings = settings
    self.tell = tell
    do throws(Failure) { presses = try Presses(settings) } catch {
      throw WatchFailure(error.message, isUsage: error.blame == .usage)
    }
    do throws(DeliveryFailure) {
      let folders = try InboxFolders(path: settings.inbox)
      self.folders = folders
      let lock = try InboxLock.take(folders)
      let outbox = try Outbox(settings.destination)
      guard let lock else { throw DeliveryFailure(code: EBUSY, path: settings.inbox) }
      self.lock = lock
      self.outbox = outbox
      try folders.removeDrafts()
      let isDeaf = settings.polls ?? isOnNetwork(settings.inbox)
      bell = try Doorbell(folders.root, hears: !isDeaf)
    } catch {
      throw error.code == EBUSY
        ? .taken(settings.inbox) : WatchFailure(error.message, isUsage: false)
    }
    if let place = folders.place(of: settings.destination.folder) {
      throw .outputInside(place, settings)
    }
    do throws(RegisterFailure) {
      (register, rebuilt) = try restoreRegister(for: settings, folders)
    } catch { throw WatchFailure(error.message, isUsage: false) }
  }

  /// Asks the watcher to finish what is in flight and end; any thread may call it.
  package func end() {
    signals.askEnd()
    bell.ring()
  }

  /// Asks the watcher to read fonts and templates again; any thread may call it.
  package func reload() {
    signals.askReload()
    bell.ring()
  }

  /// Works until ``end()`` is called or, if the settings say so, the inbox is empty.
  ///
  /// - Throws: ``WatchFailure`` when the work cannot even begin.
  package func run() throws(WatchFailure) -> WatchCounts {
    let state = WatchState()
    let recovered: [Drop]
    do throws(DeliveryFailure) { recovered = try recover(state) } catch {
      throw WatchFailure(error.message, isUsage: false)
    }
    if let rebuilt { tell(.rebuilt(documents: rebuilt)) }
    tell(
      .started(
        inbox: settings.inbox, output: settings.destination.path, listens: bell.hearsFiles))
    if !recovered.isEmpty { tell(.recovered(files: recovered.count)) }
    let outbox = outbox
    let work = Settlement.Work(WorkBounds(workers: settings.jobs, jobs: 256, weight: 8 << 20)) {
      let work = WatchWork(outbox)
      return { work($0) }
    }
    let retries = Retries(first: settings.retry)
    let feed = WatchFeed(
      settings, folders: folders, lock: lock, bell: bell, work: work, retries: retries,
      state: state, presses: presses, tell: tell)
    let signals = signals
    do throws(ThreadFailure) { try startThread { feed.run(signals, recovered: recovered) } } catch {
      throw .threadless
    }
    Settlement(
      settings, folders: folders, register: register, outbox: outbox, retries: retries, bell: bell,
      state: state, tell: tell
    ).run(work)
    // The state is for people; what it could not be told is in the log.
    try? state.publish(.stopped, settings, to: folders.control)
    tell(.stopped(state.counts))
    return state.counts
  }

  /// The files that an earlier run had claimed and not finished, in the order of their claims.
  private func recover(_ state: WatchState) throws(DeliveryFailure) -> [Drop] {
    let working = folders[.working]
    var found: [(name: String, status: EntryStatus)] = []
    try working.forEachEntry { name in
      guard let status = working.status(of: name), !status.isFolder else { return }
      let text = text(of: name)
      found.append((text, status))
    }
    found.sort { ($0.status.changed, $0.name) < ($1.status.changed, $1.name) }
    var drops: [Drop] = []
    let count = { () throws(RegisterFailure) in
      for (name, status) in found {
        let drop = Drop(name, in: working, status: status, received: .now)
        let times = try self.register.countInterruption(of: drop.key)
        let rule: InboxRule? =
          times > self.settings.tries
          ? .harmful
          : !status.isFile || kind(ofEntry: name) != .document
            ? .unsupported : status.size == 0 ? .noDocument : nil
        drops.append(
          rule.map {
            Drop(name, in: working, status: status, received: .now, refusal: $0.problem)
          } ?? drop)
      }
    }
    do throws(RegisterFailure) { try register.transaction(count) } catch {
      throw DeliveryFailure(code: EIO, path: error.path)
    }
    for _ in drops { state.claim() }
    return drops
  }
}

/// Why an inbox cannot be watched.
package struct WatchFailure: Error, Sendable {
  package let message: Wording
  /// Whether the user asked for something impossible (exit code 2) rather than the environment
  /// failing (exit code 3).
  package let isUsage: Bool

  init(_ message: Wording, isUsage: Bool) {
    self.message = message
    self.isUsage = isUsage
  }

  static func taken(_ inbox: String) -> WatchFailure {
    WatchFailure(
      Wording(
        en: "another process watches \(inbox) already; stop it first (prelo status \(inbox))",
        pt: "outro processo já vigia \(inbox); pare-o primeiro (prelo status \(inbox))"),
      isUsage: false)
  }

  static func outputInside(
    _ place: String, _ settings: WatchSettings
  ) -> WatchFailure {
    WatchFailure(
      Wording(
        en: "-o \(settings.destination.path) is \(place), which belongs to the watcher; choose "
          + "another folder for the PDFs",
        pt:
          "-o \(settings.destination.path) é \(place), que pertence ao vigia; escolha outra pasta "
          + "para os PDF"),
      isUsage: true)
  }

  static let threadless = WatchFailure(
    Wording(
      en: "the system gives this process no further thread; raise the limit (ulimit -u)",
      pt: "o sistema não dá mais threads a este processo; aumente o limite (ulimit -u)"),
    isUsage: false)
}
