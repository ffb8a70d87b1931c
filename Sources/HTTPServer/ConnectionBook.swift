internal import Glibc
internal import Synchronization

/// When each open connection must have got on, by its socket.
///
/// libmicrohttpd's own limit is for silence, and one byte a second holds a connection open for ever.
/// Here a connection has so long for its next request, head included, and a request so long for all
/// of itself. What has run out of time is shut down under the same lock as the socket is forgotten,
/// so that no other connection's socket is met.
final class ConnectionBook: Sendable {
  private struct Entry {
    /// Nil while the application works: that takes as long as it takes.
    var deadline: ContinuousClock.Instant?
    var isBusy = false
    /// Whether the request is still coming.
    var isReceiving = false
    /// Whether the client had left at the last look, in the middle of its request.
    var isDeserted = false
  }

  private struct State {
    var entries: [Int32: Entry] = [:]
    var busy = 0
    var isClosing = false
  }

  private let state = Mutex(State())
  private let idle: Duration

  init(idle: Duration) { self.idle = idle }

  var count: Int { state.withLock { $0.entries.count } }

  /// Requests that are not answered yet.
  var busy: Int { state.withLock { $0.busy } }

  func open(_ socket: Int32) {
    state.withLock { $0.entries[socket] = Entry(deadline: .now + idle) }
  }

  func close(_ socket: Int32) {
    state.withLock { state in
      if state.entries.removeValue(forKey: socket)?.isBusy == true { state.busy -= 1 }
    }
  }

  /// A request has begun.
  func begin(_ socket: Int32, within limit: Duration) {
    state.withLock { state in
      guard let entry = state.entries[socket] else { return }
      if !entry.isBusy { state.busy += 1 }
      state.entries[socket] = Entry(deadline: .now + limit, isBusy: true, isReceiving: true)
    }
  }

  /// Gives what is under way another so long; nil: as long as it takes.
  func grant(_ socket: Int32, _ limit: Duration?, isReceiving: Bool = false) {
    state.withLock { state in
      state.entries[socket]?.deadline = limit.map { .now + $0 }
      state.entries[socket]?.isReceiving = isReceiving
    }
  }

  /// A request has been answered, and another may follow.
  func rest(_ socket: Int32) {
    state.withLock { state in
      guard let entry = state.entries[socket] else { return }
      if entry.isBusy { state.busy -= 1 }
      state.entries[socket] = Entry(deadline: .now + idle)
      if state.isClosing { shutdown(socket, Int32(SHUT_RDWR)) }
    }
  }

  /// Shuts connections whose time has come, or whose client left in the middle of a request.
  ///
  /// libmicrohttpd hears of each change of a socket once, and overlooks an end that comes together
  /// with bytes. One that stands at two looks is none that it is just about to read.
  func sweep(now: ContinuousClock.Instant = .now) {
    state.withLock { state in
      for (socket, entry) in state.entries {
        let isDeserted = entry.isReceiving && ConnectionBook.isAtEnd(socket)
        state.entries[socket]?.isDeserted = isDeserted
        let isLate = entry.deadline.map { $0 < now } ?? false
        guard isLate || isDeserted && entry.isDeserted else { continue }
        shutdown(socket, Int32(SHUT_RDWR))
        state.entries[socket]?.deadline = nil
      }
    }
  }

  private static func isAtEnd(_ socket: Int32) -> Bool {
    var byte: UInt8 = 0
    return recv(socket, &byte, 1, Int32(MSG_PEEK | MSG_DONTWAIT)) == 0
  }

  /// Shuts connections that wait for a next request, now and from now on.
  func closeIdle() {
    state.withLock { state in
      state.isClosing = true
      for (socket, entry) in state.entries where !entry.isBusy {
        shutdown(socket, Int32(SHUT_RDWR))
      }
    }
  }
}
