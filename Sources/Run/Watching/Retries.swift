internal import Synchronization

/// The files that wait for another try.
final class Retries: Sendable {
  private struct Entry {
    let drop: Drop
    let due: ContinuousClock.Instant
  }

  private let entries = Mutex<[Entry]>([])
  private let first: Duration
  /// The longest wait between two tries.
  private static let longest = Duration.seconds(300)
  /// So many files in trouble are trouble of all.
  private static let many = 16

  /// - Parameter first: The wait before the second try; each further wait is twice as long.
  init(first: Duration) { self.first = first }

  /// Files `drop` for its next try; answers how long it waits.
  ///
  /// - Parameter least: The least that it waits.
  func add(_ drop: Drop, atLeast least: Duration = .zero) -> Duration {
    let wait = max(least, min(first * (1 << min(drop.tries - 1, 20)), Retries.longest))
    entries.withLock { $0.append(Entry(drop: drop, due: .now + wait)) }
    return wait
  }

  /// The file whose turn it is; nil when none is due.
  func takeDue() -> Drop? {
    entries.withLock { entries in
      let now = ContinuousClock.now
      guard let index = entries.firstIndex(where: { $0.due <= now }) else { return nil }
      return entries.remove(at: index).drop
    }
  }

  /// Takes out all files.
  func takeAll() -> [Drop] {
    entries.withLock { entries in
      defer { entries.removeAll() }
      return entries.map(\.drop)
    }
  }

  /// How many files wait.
  var count: Int { entries.withLock { $0.count } }

  /// How long until a file is due; nil when none waits.
  var nextDue: Duration? {
    entries.withLock { entries in
      entries.map(\.due).min().map { max(.zero, ContinuousClock.now.duration(to: $0)) }
    }
  }

  /// Whether new files had better stay where they are, safe, until a try succeeds.
  var isTroubleGeneral: Bool {
    entries.withLock { entries in
      entries.count >= Retries.many
        || entries.contains { $0.drop.trouble?.isGeneral == true }
    }
  }
}
