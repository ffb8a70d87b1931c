internal import Workers
internal import Glibc
internal import Synchronization

/// The user's wish to end the program: ctrl-C and SIGTERM; and to begin afresh: SIGHUP.
///
/// The first signal asks whoever listens to finish what is under way; the second ends the process at
/// once, with the exit code that a shell expects: 128 and the signal's number.
package final class Interruption: Sendable {
  private struct State {
    var signal: Int32?
    var listener: (@Sendable () -> Void)?
    var hangUp: (@Sendable () -> Void)?
  }

  private let state = Mutex(State())

  /// An interruption that comes from ``arrive(_:)`` alone.
  package init() {}

  /// The signal that arrived; nil while there is none.
  package var signal: Int32? { state.withLock { $0.signal } }

  /// Calls `listener` when the first signal arrives, or now if it has.
  package func notify(_ listener: @escaping @Sendable () -> Void) {
    let isLate = state.withLock { state in
      state.listener = listener
      return state.signal != nil
    }
    if isLate { listener() }
  }

  /// Calls `listener` at each SIGHUP, which otherwise ends the process.
  package func notifyHangUp(_ listener: @escaping @Sendable () -> Void) {
    state.withLock { $0.hangUp = listener }
  }

  /// Takes a signal; answers false for the second one.
  @discardableResult
  package func arrive(_ signal: Int32) -> Bool {
    let (isFirst, listener) = state.withLock { state in
      let isFirst = state.signal == nil
      if isFirst { state.signal = signal }
      return (isFirst, state.listener)
    }
    if isFirst { listener?() }
    return isFirst
  }

  /// Listens to the signals of this process from now on; call it before other threads are started,
  /// which inherit the mask.
  ///
  /// A signal that the parent has told the process to ignore, as `nohup` does, stays ignored. While
  /// nobody is listening for the interruption a signal ends the process as it always does.
  package func watchSignals() {
    var set = sigset_t()
    sigemptyset(&set)
    for number in [SIGINT, SIGTERM, SIGHUP] {
      var action = sigaction()
      guard sigaction(number, nil, &action) == 0 else { continue }
      let handler = unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self)
      // SIG_IGN is the address 1.
      if handler != 1 { sigaddset(&set, number) }
    }
    pthread_sigmask(SIG_BLOCK, &set, nil)
    let watched = set
    do {
      try startThread { [self] in
        var signals = watched
        while true {
          var number: Int32 = 0
          guard sigwait(&signals, &number) == 0 else { return }
          if number == SIGHUP, let hangUp = state.withLock({ $0.hangUp }) {
            hangUp()
            continue
          }
          let isHeard = state.withLock { $0.listener != nil }
          if number == SIGHUP || !isHeard || !arrive(number) { _exit(128 + number) }
        }
      }
    } catch {
      // Without the thread the signals do what they always did.
      pthread_sigmask(SIG_UNBLOCK, &set, nil)
    }
  }
}
