internal import Glibc

/// A buffered stream of text to a file descriptor: standard output or standard error.
///
/// An error does not throw where it happens, in the middle of a report; it is kept in ``failure``,
/// and what follows is dropped.
package final class ByteStream {
  let isTerminal: Bool
  /// The error number of the first write that failed.
  private(set) var failure: Int32?
  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private var lastFlush = ContinuousClock.now

  package init(descriptor: Int32) {
    self.descriptor = descriptor
    isTerminal = isatty(descriptor) == 1
  }

  func write(_ text: String) { buffer.append(contentsOf: text.utf8) }

  func write(_ bytes: [UInt8]) { buffer.append(contentsOf: bytes) }

  /// Passes the buffer on when someone may be waiting for it.
  ///
  /// A terminal sees each document at once; a pipe gets 64 KiB at a time, and what little there is
  /// five times a second, so that a killed run has told of its documents.
  func endOfDocument(now: ContinuousClock.Instant) {
    guard isTerminal || buffer.count >= 65_536 || now - lastFlush > .milliseconds(200) else {
      return
    }
    lastFlush = now
    flush()
  }

  func flush() {
    guard failure == nil else { return buffer.removeAll(keepingCapacity: true) }
    buffer.withUnsafeBytes { bytes in
      var rest = bytes
      while !rest.isEmpty {
        let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
        if count < 0, errno == EINTR { continue }
        guard count >= 0 else {
          failure = errno
          return
        }
        rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
      }
    }
    buffer.removeAll(keepingCapacity: true)
  }
}
