internal import Batch
internal import Chain
internal import Delivery
internal import Glibc
internal import Inbox
internal import Intake
internal import Measures
internal import Pipeline
internal import Register
internal import SQLite
internal import Synchronization

/// Takes files out of the inbox and their documents to the workers, on a thread of its own.
///
/// Files are read in turns, a piece of each at a time, so that a file of 100,000 documents does not
/// keep the one behind it waiting. How much is under way is bounded by the work's own bounds and by
/// the number of open files; everything else stays in the inbox, where it is safe.
///
/// `@unchecked`: it is used by one thread at a time.
final class WatchFeed: @unchecked Sendable {
  private let settings: WatchSettings
  private let folders: InboxFolders
  private let lock: InboxLock
  private let bell: Doorbell
  private let work: Settlement.Work
  private let retries: Retries
  private let state: WatchState
  private let finished: FinishedFiles
  private let presses: Presses
  private let tell: @Sendable (WatchEvent) -> Void

  /// Files that an earlier run had claimed and not finished: worked on one at a time before anything
  /// else, so that the one that ends the program is known.
  private var recovered: ArraySlice<Drop> = []
  /// Where the recovered files are counted.
  private var register: Register?
  private var arrivals: ArraySlice<Arrival> = []
  private var hasMore = false
  private var open: [OpenDrop] = []
  private let buffer = ReadingBuffer()
  private var nextLook = ContinuousClock.now
  /// Looking is not to take more than a small part of the time, however many files there are.
  private var earliestLook = ContinuousClock.now
  /// Whether the last look showed that nothing is ready or will soon be.
  private var isQuiet = false
  private var isSignWritten = true
  /// What the last sign said.
  private var isTroubled = false
  private var nextSign = ContinuousClock.now
  private var nextNews = ContinuousClock.now
  private var renamed: Set<RawName> = []
  /// Files in the inbox that are not to be looked at before a time: held open by a writer, or not to be
  /// claimed.
  private var postponed: [RawName: ContinuousClock.Instant] = [:]
  /// Names that the watcher itself has put back.
  private var returned: Set<RawName> = []
  /// Those that could not be claimed, and have been told of.
  private var unclaimable: Set<RawName> = []

  /// Files that are read in turns.
  private static let openFiles = 16
  /// Arrivals held between two looks at the inbox.
  private static let heldArrivals = 4096
  /// How often news are heard while files are being read.
  private static let news = Duration.milliseconds(20)
  /// How often the state is written while nothing else happens.
  private static let sign = Duration.seconds(5)

  /// A file being read.
  private final class OpenDrop {
    let drop: Drop
    let press: Press
    var file: DocumentFile
    var turns = 0
    var documents = 0

    init(
      _ drop: Drop, _ press: Press, _ descriptor: Int32, _ intake: IntakeSettings,
      _ buffer: ReadingBuffer
    ) throws {
      self.drop = drop
      self.press = press
      file = try DocumentFile(
        descriptor: descriptor, named: drop.path, intake, buffer: buffer)
    }
  }

  init(
    _ settings: WatchSettings, folders: InboxFolders, lock: InboxLock, bell: Doorbell,
    work: Settlement.Work, retries: Retries, state: WatchState, finished: FinishedFiles,
    presses: Presses, tell: @escaping @Sendable (WatchEvent) -> Void
  ) {
    self.settings = settings
    self.folders = folders
    self.lock = lock
    self.bell = bell
    self.work = work
    self.retries = retries
    self.state = state
    self.finished = finished
    self.presses = presses
    self.tell = tell
  }

  /// Feeds until `signals` ask for the end or, if the settings say so, the inbox is empty.
  ///
  /// - Parameter recovered: Files that an earlier run had claimed and not finished.
  func run(_ signals: WatchSignals, recovered: [Drop]) {
    self.recovered = recovered[...]
    while !signals.isEndAsked {
      if signals.takeReload() { reload() }
      if ContinuousClock.now >= nextNews {
        nextNews = .now + WatchFeed.news
        if retries.isTroubleGeneral != isTroubled { nextSign = .now }
        sign()
        listen(for: .zero)
      }
      if let drop = nextDrop() {
        begin(drop)
      } else if !open.isEmpty {
        readTurn()
      } else if settings.once, isWorkedThrough() {
        break
      } else {
        rest()
      }
    }
    wrapUp()
    work.close()
  }

  // MARK: The inbox

  /// The file to begin with now; nil when none is ready, or enough are open.
  private func nextDrop() -> Drop? {
    guard recovered.isEmpty else { return takeRecovered() }
    register = nil
    guard open.count < WatchFeed.openFiles else { return nil }
    if let drop = retries.takeDue() {
      drop.beginAgain()
      return drop
    }
    return retries.isTroubleGeneral ? nil : claimNext()
  }

  /// The next file of an earlier run, once nothing else is under way; it is counted before it is touched.
  private func takeRecovered() -> Drop? {
    guard open.isEmpty, state.underWay == recovered.count + retries.count,
      let drop = recovered.popFirst()
    else { return nil }
    guard drop.refusal == nil else { return drop }
    do throws(Trouble) {
      if register == nil { register = try openRegister(for: settings, folders) }
      do throws(DatabaseFailure) { try register?.countInterruption(of: drop.key) } catch {
        throw Trouble(error)
      }
      drop.noteCounted()
    } catch { drop.fail(error) }
    return drop
  }

  /// Claims the file whose turn it is; nil when none is ready.
  private func claimNext() -> Drop? {
    if arrivals.isEmpty, hasMore || ContinuousClock.now >= nextLook { look() }
    while let arrival = arrivals.popFirst() {
      if let drop = claim(arrival) { return drop }
    }
    return nil
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
        renamed: renamed.union(fresh), passing: Set(postponed.keys), limit: WatchFeed.heldArrivals)
      renamed = fresh
      arrivals = scan.ready[...]
      hasMore = scan.hasMore
      isQuiet =
        scan.ready.isEmpty && scan.nextDue == nil
        && postponed.keys.allSatisfy(unclaimable.contains)
      state.note(scan, unclaimable: unclaimable.count)
      let pause = bell.hearsFiles ? settings.rescan : min(settings.rescan, WatchFeed.polling)
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
      if unclaimable.count < WatchFeed.mostPostponed, unclaimable.insert(arrival.name).inserted {
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
    guard postponed.count < WatchFeed.mostPostponed else { return }
    postponed[arrival.name] = .now + time
    nextLook = min(nextLook, .now + time)
  }

  private static let mostPostponed = 1 << 16

  /// Takes files up again into which somebody has written after they had been read.
  private func takeBackChanged() {
    for file in finished.takeChanged(in: folders) {
      let raw = Array(file.name.utf8CString)
      guard
        (try? folders.root.take(file.name, from: folders[file.place], as: file.name)) == true
      else { continue }
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

  // MARK: The documents

  private func begin(_ drop: Drop) {
    guard drop.refusal == nil else { return end(drop, .complete(documents: 0)) }
    do {
      if let trouble = drop.trouble { throw trouble }
      guard let file = try openFile(of: drop) else {
        drop.refuse(.unsupported)
        return end(drop, .complete(documents: 0))
      }
      let press: Press
      do throws(Trouble) {
        press = try presses.press(
          for: drop, file, { () throws(Trouble) in try openRegister(for: settings, folders) },
          settleOthers: settleOthers, goOn: sign)
      } catch {
        close(file)
        throw error
      }
      lseek(file, 0, SEEK_SET)
      open.append(try OpenDrop(drop, press, file, settings.intake, buffer))
    } catch {
      fail(drop, error)
      end(drop, .broken)
    }
  }

  private func openFile(of drop: Drop) throws(Trouble) -> Int32? {
    do throws(DeliveryFailure) { return try drop.open() } catch { throw Trouble(reading: error) }
  }

  /// Reads a piece of the file whose turn it is.
  private func readTurn() {
    let current = open.removeFirst()
    do {
      let checkEnd = { () throws in
        guard current.drop.isUnchanged else { throw Trouble.changed }
      }
      let hasMore = try current.file.read(atEnd: checkEnd) { raw in
        current.documents += 1
        let job = WatchJob(drop: current.drop, step: .document(raw, current.press))
        _ = work.submit(job, weight: raw.bytes.count)
      }
      current.turns += 1
      if current.drop.trouble != nil {
        end(current.drop, .broken)
      } else if hasMore {
        open.append(current)
      } else {
        end(current.drop, .complete(documents: current.documents))
      }
    } catch {
      fail(current.drop, error)
      end(current.drop, .broken)
    }
  }

  /// Waits until nothing is in flight but the file that is about to be read, and what waits itself.
  private func settleOthers() {
    while !open.isEmpty { readTurn() }
    while state.underWay > 1 + retries.count + recovered.count { listen(for: .milliseconds(20)) }
  }

  private func fail(_ drop: Drop, _ error: any Error) {
    switch error {
    case let failure as IntakeFailure: drop.fail(Trouble(failure))
    case let failure as Trouble: drop.fail(failure)
    default:
      drop.fail(
        Trouble(message: Wording(en: "\(error)", pt: "\(error)"), isGeneral: false))
    }
  }

  private func end(_ drop: Drop, _ end: WatchJob.End) {
    _ = work.submit(WatchJob(drop: drop, step: .end(end)), weight: 0)
  }

  // MARK: Between files

  /// Whether there is nothing left to do, as a last look at the inbox confirms.
  private func isWorkedThrough() -> Bool {
    guard state.underWay == 0, arrivals.isEmpty, !hasMore else { return false }
    if !isQuiet, postponed.isEmpty, nextLook > .now + settings.patience.quiet { nextLook = .now }
    if isQuiet { takeBackChanged() }
    return isQuiet
  }

  private func rest() {
    let now = ContinuousClock.now
    let until = [now.duration(to: nextLook), now.duration(to: nextSign), retries.nextDue]
    // Whoever finishes a file or has it tried again rings.
    listen(for: max(.zero, until.compactMap { $0 }.min() ?? .zero))
  }

  /// Waits for news, and has the inbox looked at when there are some.
  private func listen(for time: Duration) {
    if bell.wait(atMost: time) { nextLook = min(nextLook, max(.now, earliestLook)) }
  }

  /// Finishes the files that are nearly read, and gives the others back.
  private func wrapUp() {
    for current in open where current.turns > 1 { end(current.drop, .abandoned) }
    open.removeAll { $0.turns > 1 }
    while !open.isEmpty { readTurn() }
    for drop in retries.takeAll() { end(drop, .abandoned) }
  }

  // MARK: The watcher itself

  private func reload() {
    do throws(Failure) {
      try presses.reload()
      tell(.reloaded)
    } catch {
      // The old templates are better than none.
      state.note(error.message)
      tell(.warning(error.message))
    }
  }

  /// Shows now and then that the watcher is alive.
  private func sign() {
    guard ContinuousClock.now >= nextSign else { return }
    nextSign = .now + WatchFeed.sign
    tell(.alive)
    takeBackChanged()
    isTroubled = retries.isTroubleGeneral
    do throws(DeliveryFailure) {
      try state.publish(isTroubled ? .troubled : .running, settings, to: folders.control)
      isSignWritten = true
    } catch {
      // Said once: the sign is tried every few seconds.
      if isSignWritten { complain(error) }
      isSignWritten = false
    }
  }
}
