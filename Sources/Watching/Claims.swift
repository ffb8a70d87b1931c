internal import Delivery
internal import Glibc
internal import Inbox
internal import Measures

/// The files that wait in the inbox, taken out one after the other; used by the feed's thread alone.
final class Claims {
  private let settings: WatchSettings
  private let folders: InboxFolders
  private let lock: InboxLock
  private let bell: Doorbell
  private let state: WatchState
  private let finished: FinishedFiles
  private let tell: @Sendable (WatchEvent) -> Void

  /// When the inbox is looked at next, unless something is heard before.
  private(set) var nextLook = ContinuousClock.now
  /// Looking is not to take more than a small part of the time, however many files there are.
  private var earliestLook = ContinuousClock.now
  private var arrivals: ArraySlice<Arrival> = []
  private var hasMore = false
  /// Whether the last look showed that nothing is ready or will soon be.
  private var isQuiet = false
  /// The names that a rename has brought.
  private var renamed: Set<RawName> = []
  /// Names that the watcher itself has put back.
  private var returned: Set<RawName> = []
  /// Files that are not to be looked at before a time: held open by a writer, or not to be claimed.
  private var postponed: [RawName: ContinuousClock.Instant] = [:]
  /// Those that could not be claimed, and have been told of.
  private var unclaimable: Set<RawName> = []

  /// Arrivals held between two looks at the inbox.
  private static let heldArrivals = 4096

  init(
    _ settings: WatchSettings, folders: InboxFolders, lock: InboxLock, bell: Doorbell,
    state: WatchState, finished: FinishedFiles, tell: @escaping @Sendable (WatchEvent) -> Void
  ) {
    self.settings = settings
    self.folders = folders
    self.lock = lock
    self.bell = bell
    self.state = state
    self.finished = finished
    self.tell = tell
  }

  /// Claims the file whose turn it is; nil when none is ready.
  func next() -> Drop? {
    if arrivals.isEmpty, hasMore || ContinuousClock.now >= nextLook { look() }
    while let arrival = arrivals.popFirst() {
      if let drop = claim(arrival) { return drop }
    }
    return nil
  }

  /// Whether there is nothing left to claim, as a last look at the inbox confirms.
  func areExhausted() -> Bool {
    guard arrivals.isEmpty, !hasMore else { return false }
    if !isQuiet, postponed.isEmpty, nextLook > .now + settings.patience.quiet { nextLook = .now }
    if isQuiet { takeBackChanged() }
    return isQuiet
  }

  /// Waits for news, and has the inbox looked at when there are some.
  func listen(for time: Duration) {
    if bell.wait(atMost: time) { nextLook = min(nextLook, max(.now, earliestLook)) }
  }

  private func look() {
    // Names stay remembered until the look after the one that shows them.
    let fresh = bell.takeRenamed().subtracting(returned)
    returned.removeAll()
    let start = ContinuousClock.now
    for (name, due) in postponed where due <= start {
      postponed[name] = nil
      if folders.root.status(of: name) == nil { unclaimable.remove(name) }
    }
    do throws(DeliveryFailure) {
      let scan = try InboxScan(
        folders.root, order: settings.order, patience: settings.patience, now: lock.now,
        renamed: renamed.union(fresh), passing: Set(postponed.keys), limit: Claims.heldArrivals)
      renamed = fresh
      arrivals = scan.ready[...]
      hasMore = scan.hasMore
      isQuiet =
        scan.ready.isEmpty && scan.nextDue == nil
        && postponed.keys.allSatisfy(unclaimable.contains)
      state.note(scan, unclaimable: unclaimable.count)
      let pause = bell.hearsFiles ? settings.rescan : min(settings.rescan, Claims.polling)
      // A moment more, as clocks of files tick slowly.
      nextLook = .now + min(scan.nextDue.map { $0 + .milliseconds(10) } ?? pause, pause)
      if let due = postponed.values.min() { nextLook = min(nextLook, max(due, .now)) }
    } catch {
      complain(error)
      nextLook = .now + settings.rescan
    }
    earliestLook = ContinuousClock.now + start.duration(to: ContinuousClock.now) * 5
  }

  /// How often a folder is looked at whose changes cannot be heard.
  private static let polling = Duration.seconds(2)

  private func claim(_ arrival: Arrival) -> Drop? {
    do throws(DeliveryFailure) {
      guard arrival.kind == .unsupported || !isBeingWritten(arrival) else { return nil }
      let name = folders.freeName(for: arrival.text, state.isStemTaken)
      guard try folders[.working].take(arrival.name, from: folders.root, as: name),
        // What has moved need not be what was looked at.
        let status = folders[.working].status(of: Array(name.utf8CString))
      else { return nil }
      unclaimable.remove(arrival.name)
      guard !status.isFolder else {
        _ = try folders.root.take(name, from: folders[.working], as: arrival.text)
        return nil
      }
      state.claim(name)
      let refusal: InboxRule? =
        switch arrival.kind {
        case .document: status.isFile ? nil : .unsupported
        case .empty: .noDocument
        case .unsupported: .unsupported
        }
      return Drop(
        name, in: folders[.working], status: status, received: .now, refusal: refusal?.problem)
    } catch {
      // Gone again, as an editor's temporary file is: nothing to tell.
      guard error.code != ENOENT else { return nil }
      // Told once, and tried again now and then.
      if unclaimable.count < Claims.mostPostponed, unclaimable.insert(arrival.name).inserted {
        complain(error)
      }
      postpone(arrival, settings.rescan)
      return nil
    }
  }

  /// Whether somebody has the file open to write to it, as far as the system tells; a writer that never
  /// closes it is not waited for any longer than one that writes nothing.
  private func isBeingWritten(_ arrival: Arrival) -> Bool {
    guard arrival.age < settings.patience.empty,
      let file = (try? folders.root.openFile(arrival.name)) ?? nil
    else { return false }
    defer { close(file) }
    guard isOpenForWriting(file) == true else { return false }
    postpone(arrival, max(settings.patience.quiet, .milliseconds(50)))
    return true
  }

  private func postpone(_ arrival: Arrival, _ time: Duration) {
    guard postponed.count < Claims.mostPostponed else { return }
    postponed[arrival.name] = .now + time
    nextLook = min(nextLook, .now + time)
  }

  private static let mostPostponed = 1 << 16

  /// Takes files up again into which somebody has written after they had been read.
  func takeBackChanged() {
    for file in finished.takeChanged(in: folders) {
      let raw = Array(file.name.utf8CString)
      guard
        (try? folders.root.take(file.name, from: folders[file.place], as: file.name)) == true
      else {
        // One of its name waits in the inbox: later, then.
        finished.add(file)
        continue
      }
      // It was a rename that brought it, but not one that says that it is whole.
      returned.insert(raw)
      isQuiet = false
      nextLook = .now
      tell(.warning(Trouble.late(file.name)))
    }
  }

  private func complain(_ failure: DeliveryFailure) {
    state.note(failure.message)
    tell(.warning(failure.message))
  }
}
