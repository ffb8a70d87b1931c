internal import CCrypto
internal import CLinux
internal import Glibc

/// Bytes that must not leave the memory: a private key, a passphrase.
///
/// They are locked against being swapped out where the system allows it, are never copied, and are
/// wiped when the last reference goes.
package final class Secret: ContiguousBytes {
  private let room: UnsafeMutableRawBufferPointer
  private let count: Int

  /// The most bytes of a key file or passphrase.
  private static let limit = 65_536

  /// Fills the secret by `read`, which gets the room and answers the number of bytes written, or a
  /// negative number for a failure; nil then.
  package init?(_ read: (UnsafeMutableRawBufferPointer) -> Int) {
    room = .allocate(byteCount: Secret.limit, alignment: 4096)
    room.initializeMemory(as: UInt8.self, repeating: 0)
    // Without the privilege to lock, the secret is still wiped and kept from core dumps.
    if let start = room.baseAddress { _ = mlock(start, room.count) }
    let count = read(room)
    self.count = max(0, min(count, room.count))
    guard count >= 0 else { return nil }
  }

  /// Reads a whole file; nil, with `errno` set, when that is impossible or it is too large.
  package convenience init?(file path: String) {
    self.init { room in
      let file = open(path, O_RDONLY | O_CLOEXEC)
      guard file >= 0 else { return -1 }
      defer { close(file) }
      var count = 0
      while count < room.count {
        let got = Glibc.read(file, room.baseAddress?.advanced(by: count), room.count - count)
        if got < 0, errno == EINTR { continue }
        guard got >= 0 else { return -1 }
        if got == 0 { return count }
        count += got
      }
      errno = EFBIG
      return -1
    }
  }

  deinit {
    if let start = room.baseAddress {
      explicit_bzero(start, room.count)
      munlock(start, room.count)
    }
    room.deallocate()
  }

  func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    body(UnsafeRawBufferPointer(rebasing: room[..<count]))
  }

  /// The bytes up to the first line end.
  func withFirstLine<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    withBytes { bytes in
      let end = bytes.firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.endIndex
      return body(UnsafeRawBufferPointer(rebasing: bytes[..<end]))
    }
  }

  /// Forbids core dumps and the debugger to this process, and gives OpenSSL memory of its own for
  /// what is secret; call it before a key is read.
  package static func guardProcess() {
    prelo_forbid_dumps()
    var limit = rlimit(rlim_cur: 0, rlim_max: 0)
    setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &limit)
    CRYPTO_secure_malloc_init(1 << 18, 32)
  }
}
