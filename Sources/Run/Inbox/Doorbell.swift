internal import CLinux
package import Delivery
internal import Glibc

/// Wakes the watcher when something may have come into its inbox, or when it is called.
///
/// Events are a hint only: what they say is found by looking at the folder again. Only the names that
/// a rename has brought are kept, because a renamed file is whole at once.
package final class Doorbell: @unchecked Sendable {
  /// Whether the system tells of new files; if not, the folder has to be looked at now and then.
  package let hearsFiles: Bool
  private let events: Int32
  private let calls: Int32
  /// Used by the watching thread alone.
  private var renamed: Set<RawName> = []

  /// - Parameter hears: Whether to ask the system at all; it is no use on a network share.
  /// - Throws: ``DeliveryFailure`` when the process may open no further file.
  package init(_ folder: DeliveryFolder, hears: Bool) throws(DeliveryFailure) {
    calls = eventfd(0, Int32(EFD_CLOEXEC | EFD_NONBLOCK))
    guard calls >= 0 else { throw DeliveryFailure(code: errno, path: folder.path) }
    let instance = hears ? inotify_init1(Int32(IN_CLOEXEC | IN_NONBLOCK)) : -1
    let mask = UInt32(IN_MOVED_TO | IN_CLOSE_WRITE | IN_CREATE | IN_ATTRIB)
    if instance >= 0, inotify_add_watch(instance, folder.path, mask) >= 0 {
      events = instance
    } else {
      // Too many watches on this machine: looking now and then has to do.
      if instance >= 0 { close(instance) }
      events = -1
    }
    hearsFiles = events >= 0
  }

  deinit {
    close(calls)
    if events >= 0 { close(events) }
  }

  /// Wakes the waiting thread; any thread may call, in a signal handler too.
  package func ring() {
    var one: UInt64 = 1
    write(calls, &one, 8)
  }

  /// Waits for an event, a call, or the end of `time`; true when files may have come.
  package func wait(atMost time: Duration) -> Bool {
    var entries = [pollfd(fd: calls, events: Int16(POLLIN), revents: 0)]
    if events >= 0 { entries.append(pollfd(fd: events, events: Int16(POLLIN), revents: 0)) }
    let milliseconds = max(0, time / .milliseconds(1))
    // Rounded up: a timer that fires early looks in vain.
    poll(&entries, nfds_t(entries.count), Int32(min(milliseconds, 60_000)) + 1)
    var count: UInt64 = 0
    _ = read(calls, &count, 8)
    return events >= 0 && listen()
  }

  /// The names that renames have brought since this was last asked.
  package func takeRenamed() -> Set<RawName> {
    defer { renamed.removeAll() }
    return renamed
  }

  /// Reads all events there are; false when there are none.
  private func listen() -> Bool {
    var heard = false
    withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: 8) { buffer in
      while true {
        let count = read(events, buffer.baseAddress, buffer.count)
        guard count > 0 else { return }
        heard = true
        var place = 0
        while place < count {
          let event = buffer.loadUnaligned(fromByteOffset: place, as: inotify_event.self)
          let start = place + MemoryLayout<inotify_event>.size
          place = start + Int(event.len)
          // A flood is not remembered name by name: its files count as whole a little later.
          guard event.mask & UInt32(IN_MOVED_TO) != 0, event.len > 0, renamed.count < 1 << 14
          else { continue }
          let name = buffer[start..<place].prefix { $0 != 0 }
          renamed.insert(name.map { CChar(bitPattern: $0) } + [0])
        }
      }
    }
    return heard
  }
}
