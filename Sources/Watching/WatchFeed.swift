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
  private let claims: Claims
  private let work: Settlement.Work
  private let retries: Retries
  private let state: WatchState
  private let presses: Presses
  private let tell: @Sendable (WatchEvent) -> Void

  /// Files that an earlier run had claimed and not finished: worked on one at a time before anything
  /// else, so that the one that ends the program is known.
  private var recovered: ArraySlice<Drop> = []
  /// Where the recovered files are counted.
  private var register: Register?
  private var open: [OpenDrop] = []
  private let buffer = ReadingBuffer()
  private var isSignWritten = true
  /// What the last sign said.
  private var isTroubled = false
  private var nextSign = ContinuousClock.now
  private var nextNews = ContinuousClock.now

  /// Files that are read in turns.
  private static let openFiles = 16
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
    _ settings: WatchSettings, folders: InboxFolders, claims: Claims, work: Settlement.Work,
    retries: Retries, state: WatchState, presses: Presses,
    tell: @escaping @Sendable (WatchEvent) -> Void
  ) {
    self.settings = settings
    self.folders = folders
    self.claims = claims
    self.work = work
    self.retries = retries
    self.state = state
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
        claims.listen(for: .zero)
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

  // MARK: Which file

  /// The file to begin with now; nil when none is ready, or enough are open.
  private func nextDrop() -> Drop? {
    guard recovered.isEmpty else { return takeRecovered() }
    register = nil
    guard open.count < WatchFeed.openFiles else { return nil }
    if let drop = retries.takeDue() {
      drop.beginAgain()
      return drop
    }
    return retries.isTroubleGeneral ? nil : claims.next()
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
    while state.underWay > 1 + retries.count + recovered.count {
      claims.listen(for: .milliseconds(20))
    }
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
    state.underWay == 0 && claims.areExhausted()
  }

  private func rest() {
    let now = ContinuousClock.now
    let until = [now.duration(to: claims.nextLook), now.duration(to: nextSign), retries.nextDue]
    // Whoever finishes a file or has it tried again rings.
    claims.listen(for: max(.zero, until.compactMap { $0 }.min() ?? .zero))
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
    claims.takeBackChanged()
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
