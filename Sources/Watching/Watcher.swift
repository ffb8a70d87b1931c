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
  /// - Throws: ``Failure`` when a folder, the register, a font or the template cannot be used, or
  ///   when another process watches the inbox.
  package init(
    _ settings: WatchSettings, tell: @escaping @Sendable (WatchEvent) -> Void
  ) throws(Failure) {
    var settings = settings
    settings.destination.syncs = true
    settings.destination.endures = true
    settings.options.tellsContent = true
    self.settings = settings
    self.tell = tell
    presses = try Presses(settings)
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
        ? Failure.taken(settings.inbox) : Failure(error.message, .environment)
    }
    if let place = folders.place(of: settings.destination.folder) {
      throw Failure.outputInside(place, settings)
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
  /// - Throws: ``Failure`` when the work cannot even begin.
  package func run() throws(Failure) -> WatchCounts {
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
    let claims = Claims(
      settings, folders: folders, lock: lock, bell: bell, state: state, finished: finished,
      tell: tell)
    let feed = WatchFeed(
      settings, folders: folders, claims: claims, work: work, retries: retries, state: state,
      presses: presses, tell: tell)
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
  private func recover(_ state: WatchState) throws(Failure) -> [Drop] {
    try Failure.of { () throws in
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
