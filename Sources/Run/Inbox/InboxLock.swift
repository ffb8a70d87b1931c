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
    let file = try folders.control.openLock(name)
    guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
      let code = errno
      close(file)
      guard code == EWOULDBLOCK else {
        throw DeliveryFailure(code: code, path: folders.control.path(of: name))
      }
      return nil
    }
    return InboxLock(file: file)
  }

  /// Takes a lock that several inboxes may want for a moment, and waits for those who have it.
  ///
  /// - Parameter folder: Where the lock's file `name` lies.
  /// - Throws: ``DeliveryFailure`` when its file cannot be made, or when nobody gives it back.
  package static func wait(
    _ name: String, in folder: DeliveryFolder
  ) throws(DeliveryFailure) -> InboxLock {
    let file = try folder.openLock(name)
    let end = ContinuousClock.now + .seconds(600)
    while flock(file, LOCK_EX | LOCK_NB) != 0 {
      let code = errno
      guard code == EWOULDBLOCK || code == EINTR, ContinuousClock.now < end else {
        close(file)
        throw DeliveryFailure(code: code, path: folder.path(of: name))
      }
      usleep(20_000)
    }
    return InboxLock(file: file)
  }

  /// Whether a process watches the inbox with this control folder; nil when that cannot be told.
  package static func isHeld(in control: DeliveryFolder) -> Bool? {
    guard control.contains(name) else { return false }
    guard let file = (try? control.openFile(name)) ?? nil else { return nil }
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

  /// Reads what ``text`` says; nil for another text.
  package init?(text: String) {
    let parts = text.split { !$0.isNumber }.compactMap { $0.utf8.count <= 4 ? Int32($0) : nil }
    guard parts.count == 6 else { return nil }
    var fields = tm()
    (fields.tm_year, fields.tm_mon, fields.tm_mday) = (parts[0] - 1900, parts[1] - 1, parts[2])
    (fields.tm_hour, fields.tm_min, fields.tm_sec) = (parts[3], parts[4], parts[5])
    nanoseconds = timegm(&fields) * 1_000_000_000
    guard self.text == text else { return nil }
  }

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
