internal import CMicrohttpd
internal import Workers

/// Bytes of an answer on their way from the thread that makes them to the server's; a megabyte waits
/// at most.
///
/// While there is nothing to send the connection is suspended; while the client does not read, the
/// writer waits.
package final class BodyStream: @unchecked Sendable {
  private let monitor = Monitor(conditions: 1)
  private let room = 1 << 20
  // Guarded by the monitor.
  private var waiting: [UInt8] = []
  private var taken = 0
  private var end: End?
  private var isAbandoned = false
  /// The suspended connection, and how it is woken.
  private var sleeper: (connection: OpaquePointer, wake: prelo_mhd_connection_action)?

  private enum End {
    case complete, broken
  }

  package init() {}

  /// Adds bytes, waiting for room; false when nobody reads them any longer.
  package func write(_ bytes: [UInt8]) -> Bool {
    monitor.locked {
      while waiting.count - taken > room, !isAbandoned { monitor.wait(for: 0) }
      guard !isAbandoned else { return false }
      waiting += bytes
      wake()
      return true
    }
  }

  /// Says that nothing follows. A stream that is not complete ends without its proper end, so that
  /// the client notices.
  package func finish(complete: Bool) {
    monitor.locked {
      end = complete ? .complete : .broken
      wake()
    }
  }

  private func wake() {
    guard let sleeper else { return }
    self.sleeper = nil
    sleeper.wake(sleeper.connection)
  }

  /// Whether nobody reads any longer.
  package var isCancelled: Bool { monitor.locked { isAbandoned } }

  // MARK: The server's side

  /// Copies what there is; the answers are libmicrohttpd's.
  func read(
    into target: UnsafeMutablePointer<CChar>, _ size: Int, for connection: OpaquePointer,
    _ library: MHDLibrary
  ) -> Int {
    monitor.locked {
      let count = min(size, waiting.count - taken)
      guard count == 0 else {
        waiting.withUnsafeBytes { bytes in
          UnsafeMutableRawBufferPointer(start: target, count: count).copyMemory(
            from: UnsafeRawBufferPointer(rebasing: bytes[taken..<taken + count]))
        }
        taken += count
        if taken == waiting.count || taken > room {
          waiting.removeFirst(taken)
          taken = 0
        }
        monitor.signal(0)
        return count
      }
      switch end {
      case .complete: return prelo_mhd_end_of_stream
      case .broken: return prelo_mhd_end_with_error
      case nil:
        library.suspend(connection)
        sleeper = (connection, library.resume)
        return 0
      }
    }
  }

  /// Lets the writer go: nothing is read any longer.
  func abandon() {
    monitor.locked {
      isAbandoned = true
      monitor.broadcast(0)
    }
  }
}
