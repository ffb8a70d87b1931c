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
    settings.destination.endures = true
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
    (register, rebuilt) = try restoreRegister(for: settings, folders)
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
    let recovered = try recover(state)
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
    let finished = FinishedFiles()
    let feed = WatchFeed(
      settings, folders: folders, lock: lock, bell: bell, work: work, retries: retries,
      state: state, finished: finished, presses: presses, tell: tell)
    let signals = signals
    do throws(ThreadFailure) { try startThread { feed.run(signals, recovered: recovered) } } catch {
      throw .threadless
    }
    Settlement(
      settings, folders: folders, register: register, outbox: outbox, retries: retries, bell: bell,
      state: state, finished: finished, tell: tell
    ).run(work)
    // The state is for people; what it could not be told is in the log.
    try? state.publish(.stopped, settings, to: folders.control)
    tell(.stopped(state.counts))
    return state.counts
  }

  /// The files that an earlier run had claimed and not finished, in the order of their claims; those that
  /// it may have ended at come last.
  private func recover(_ state: WatchState) throws(WatchFailure) -> [Drop] {
    try WatchFailure.of { () throws in
      let working = folders[.working]
      var names: [RawName] = []
      try working.forEachEntry { names.append($0) }
      var found: [(drop: Drop, times: Int)] = []
      for raw in names {
        guard let status = working.status(of: raw), !status.isFolder else { continue }
        var name = text(of: raw)
        if Array(name.utf8CString) != raw {
          // Somebody else's doing: whatever the watcher claims has a name that is text.
          name = folders.freeName(for: name, state.isStemTaken)
          guard try working.take(raw, from: working, as: name) else { continue }
        }
        let drop = Drop(name, in: working, status: status, received: .now)
        let times = try register.interruptions(of: drop.key)
        if times > 0 { drop.noteCounted() }
        if times >= settings.tries {
          drop.refuse(.harmful)
        } else if !status.isFile || kind(ofEntry: name) != .document {
          drop.refuse(.unsupported)
        } else if status.size == 0 {
          drop.refuse(.noDocument)
        }
        state.claim(name)
        found.append((drop, times))
      }
      return found.sorted {
        ($0.times, $0.drop.status.changed, $0.drop.name)
          < ($1.times, $1.drop.status.changed, $1.drop.name)
      }.map(\.drop)
    }
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

  /// The register is lost, or nearly so, and other inboxes have documents in it.
  static func shared(_ path: String, isMissing: Bool, _ inboxes: Set<String>) -> WatchFailure {
    let list = inboxes.sorted().joined(separator: " ")
    return WatchFailure(
      Wording(
        en:
          "the register \(path) is \(isMissing ? "missing" : "damaged"), and more inboxes than this "
          + "one may use it; stop their watchers and make it anew from the receipts of all of them: "
          + "prelo rebuild --register \(path) \(list) …",
        pt:
          "o registo \(path) \(isMissing ? "falta" : "está danificado"), e pode servir mais pastas do "
          + "que esta; pare os vigias delas e refaça-o com os recibos de todas: "
          + "prelo rebuild --register \(path) \(list) …"),
      isUsage: false)
  }

  /// The register would forget what was issued from these inboxes.
  static func unnamed(_ inboxes: Set<String>, _ path: String) -> WatchFailure {
    let list = inboxes.sorted().joined(separator: ", ")
    return WatchFailure(
      Wording(
        en:
          "\(list) also uses the register \(path); name every inbox that does, or its documents are "
          + "forgotten",
        pt: "\(list) também usa o registo \(path); indique todas as pastas que o usam, ou os seus "
          + "documentos são esquecidos"),
      isUsage: true)
  }

  /// Passes on what goes wrong in `body` as a failure of the watcher.
  static func of<Result>(_ body: () throws -> Result) throws(WatchFailure) -> Result {
    do { return try body() } catch let failure as WatchFailure {
      throw failure
    } catch let failure as DeliveryFailure {
      throw WatchFailure(failure.message, isUsage: false)
    } catch let failure as RegisterFailure {
      throw WatchFailure(failure.message, isUsage: false)
    } catch {
      throw WatchFailure(Wording(en: "\(error)", pt: "\(error)"), isUsage: false)
    }
  }

  static let threadless = WatchFailure(
    Wording(
      en: "the system gives this process no further thread; raise the limit (ulimit -u)",
      pt: "o sistema não dá mais threads a este processo; aumente o limite (ulimit -u)"),
    isUsage: false)
}
