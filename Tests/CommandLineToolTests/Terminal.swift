import Foundation
import Testing

/// Both ends of a pseudo terminal: what is written to ``descriptor`` is seen by ``seen()``.
final class Terminal {
  let descriptor: Int32
  private let master: Int32

  init() throws {
    master = open("/dev/ptmx", O_RDWR | O_NOCTTY)
    // TIOCSPTLCK and TIOCGPTN: unlock the other end and ask for its number.
    var isLocked: Int32 = 0
    var number: Int32 = -1
    try #require(ioctl(master, 0x4004_5431, &isLocked) == 0)
    try #require(ioctl(master, 0x8004_5430, &number) == 0)
    descriptor = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY)
    try #require(descriptor >= 0)
    #expect(fcntl(master, F_SETFL, O_NONBLOCK) == 0)
  }

  deinit {
    close(descriptor)
    close(master)
  }

  /// Everything written since the last call; line ends are the terminal's, CR LF.
  func seen() -> String {
    var bytes = [UInt8](repeating: 0, count: 65_536)
    let count = read(master, &bytes, bytes.count)
    return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
  }
}
