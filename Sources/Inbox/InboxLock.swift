internal import CLinux
internal import Glibc
package import Delivery

/// The right to work on an inbox: one process has it, until it ends, however it ends.
package final class InboxLock: Sendable {
  private let file: Int32

  /// Takes the lock.
  ///
  /// - Returns: Nil when another process has it.
  /// - Throws: ``DeliveryFailure`` when the lock's file cannot be made.
  package static func take(_ folders: InboxFolders) throws(DeliveryFailure) -> InboxLock? {
    let path = folders.control.path(of: name)
    let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw DeliveryFailure(code: errno, path: path) }
    guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
      let code = errno
      close(file)
      guard code == EWOULDBLOCK else { throw DeliveryFailure(code: code, path: path) }
      return nil
    }
    return InboxLock(file: file)
  }

  /// Whether a process watches the inbox at `path`; nil when that cannot be told.
  package static func isHeld(inbox path: String) -> Bool? {
    let file = open("\(path)/\(InboxFolders.controlName)/\(name)", O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return errno == ENOENT ? false : nil }
    defer { close(file) }
    if flock(file, LOCK_SH | LOCK_NB) == 0 { return false }
    return errno == EWOULDBLOCK ? true : nil
  }

  private init(file: Int32) { self.file = file }

  deinit { close(file) }

  private static let name = "lock"

  /// The time on the clock that stamps the inbox's files, which may be another machine's.
  package var now: Moment {
    var status = stat()
    guard futimens(file, nil) == 0, fstat(file, &status) == 0 else { return .now }
    return Moment(status.st_ctim)
  }
}

/// A point in time, in nanoseconds since 1970-01-01T00:00:00Z.
package struct Moment: Hashable, Comparable, Sendable {
  package let nanoseconds: Int

  package init(nanoseconds: Int) { self.nanoseconds = nanoseconds }

  init(_ time: timespec) { nanoseconds = time.tv_sec * 1_000_000_000 + time.tv_nsec }

  /// This machine's time.
  package static var now: Moment {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Moment(time)
  }

  package static func < (left: Moment, right: Moment) -> Bool {
    left.nanoseconds < right.nanoseconds
  }

  /// The time from `earlier` to this moment.
  package func since(_ earlier: Moment) -> Duration {
    .nanoseconds(nanoseconds - earlier.nanoseconds)
  }

  /// `2026-05-01T10:00:00Z`: in UTC, to the second, so that it sorts and no one has to guess a zone.
  package var text: String {
    var seconds = nanoseconds / 1_000_000_000
    var fields = tm()
    gmtime_r(&seconds, &fields)
    func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(fields.tm_year + 1900)-\(two(fields.tm_mon + 1))-\(two(fields.tm_mday))T"
      + "\(two(fields.tm_hour)):\(two(fields.tm_min)):\(two(fields.tm_sec))Z"
  }
}
