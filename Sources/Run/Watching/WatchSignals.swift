internal import Synchronization

/// What is asked of a running watcher from outside.
final class WatchSignals: Sendable {
  private let end = Atomic(false)
  private let reload = Atomic(false)

  var isEndAsked: Bool { end.load(ordering: .relaxed) }

  func askEnd() { end.store(true, ordering: .relaxed) }

  func askReload() { reload.store(true, ordering: .relaxed) }

  /// Whether templates are to be read again; answers true once for each wish.
  func takeReload() -> Bool { reload.exchange(false, ordering: .relaxed) }
}
