internal import CLinux
internal import Glibc
internal import SystemCalls
internal import Synchronization

/// A file being written that has no final name yet; gone with this value unless published.
///
/// Its methods return 0 or an error number.
struct Draft: ~Copyable, Sendable {
  private let folder: DeliveryFolder
  private let descriptor: Int32
  /// The error of creating the draft; 0 when it exists.
  private let creation: Int32
  /// The temporary name; nil for an unnamed file.
  private let name: String?
  private let room: DraftRoom?

  init(in folder: DeliveryFolder, isNamed: Bool, _ room: DraftRoom? = nil) {
    self.folder = folder
    self.room = room
    guard isNamed else {
      name = nil
      descriptor = retried {
        openat(folder.descriptor, ".", O_RDWR | prelo_o_tmpfile | O_CLOEXEC, 0o666)
      }
      creation = descriptor < 0 ? errno : 0
      return
    }
    let home = (folder.drafts ?? folder).descriptor
    var candidate = ""
    var opened: Int32 = -1
    repeat {
      candidate = Draft.nextName()
      opened = retried {
        openat(home, candidate, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      }
      // A killed process with the same number may have left its draft behind.
    } while opened < 0 && errno == EEXIST
    descriptor = opened
    creation = opened < 0 ? errno : 0
    name = opened < 0 ? nil : candidate
  }

  deinit {
    guard descriptor >= 0 else { return }
    // After a rename the temporary name is gone already, which is as good.
    if let name { unlinkat(home, name, 0) }
    close(descriptor)
  }

  /// Where a named draft lies.
  private var home: Int32 { (folder.drafts ?? folder).descriptor }

  /// Writes all of `bytes`.
  borrowing func write(_ bytes: [UInt8]) -> Int32 {
    guard creation == 0 else { return creation }
    let file = descriptor
    return bytes.withUnsafeBytes { writeAll($0, to: file) }
  }

  /// Lets `body` write to the empty file.
  borrowing func write<Failure: Error>(
    _ body: (Int32) throws(Failure) -> Void
  ) throws(Failure) -> Int32 {
    guard creation == 0 else { return creation }
    try body(descriptor)
    return 0
  }

  /// Whether the bytes are those of the open file `other`; nil when either cannot be read.
  borrowing func hasBytes(of other: Int32) -> Bool? {
    withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: 8) { buffer in
      let half = 1 << 15
      var place = 0
      while true {
        let left = UnsafeMutableRawBufferPointer(rebasing: buffer[..<half])
        let right = UnsafeMutableRawBufferPointer(rebasing: buffer[half...])
        guard let count = Draft.fill(left, from: descriptor, at: place),
          let others = Draft.fill(right, from: other, at: place)
        else { return nil }
        guard count == others, left.prefix(count).elementsEqual(right.prefix(count)) else {
          return false
        }
        if count == 0 { return true }
        place += count
      }
    }
  }

  private static func fill(
    _ buffer: UnsafeMutableRawBufferPointer, from file: Int32, at place: Int
  ) -> Int? {
    var done = 0
    while done < buffer.count {
      let count = retried {
        pread(file, buffer.baseAddress?.advanced(by: done), buffer.count - done, place + done)
      }
      guard count >= 0 else { return nil }
      if count == 0 { break }
      done += count
    }
    return done
  }

  /// Gives the file a second, final name; `EEXIST` when it is taken.
  borrowing func link(as final: String) -> Int32 {
    if let name {
      return linkat(home, name, folder.descriptor, final, 0) == 0 ? 0 : errno
    }
    // The way that needs no privilege: through the descriptor's own entry (open(2), O_TMPFILE).
    let entry = "/proc/self/fd/\(descriptor)"
    return linkat(AT_FDCWD, entry, folder.descriptor, final, AT_SYMLINK_FOLLOW) == 0 ? 0 : errno
  }

  /// Moves a named file to its final name; `EEXIST` when that is taken.
  borrowing func renameExclusively(to final: String) -> Int32 {
    guard let name else { return EINVAL }
    return renameat2(home, name, folder.descriptor, final, prelo_rename_noreplace) == 0 ? 0 : errno
  }

  /// Moves a named file to its final name and replaces what stands there.
  borrowing func rename(to final: String) -> Int32 {
    guard let name else { return EINVAL }
    return renameat(home, name, folder.descriptor, final) == 0 ? 0 : errno
  }

  /// Whether an error means that the kernel or the file system lacks the way that was tried.
  ///
  /// `EISDIR` and `ENOENT` are how kernels and mounts without unnamed files, or without `/proc`,
  /// answer; `EPERM` and `EMLINK` is how file systems without hard links do.
  borrowing func refusal(_ code: Int32) -> Bool {
    switch code {
    case EOPNOTSUPP, ENOSYS, EINVAL, EPERM, EMLINK: true
    case EISDIR, ENOENT: name == nil
    default: false
    }
  }

  /// A hidden name that says whose it is, never used twice in this process.
  private static func nextName() -> String {
    let number = drafts.wrappingAdd(1, ordering: .relaxed).newValue
    return "\(namePrefix)\(getpid())-\(number)\(nameEnding)"
  }

  static let namePrefix = ".prelo-"
  static let nameEnding = ".tmp"

  private static let drafts = Atomic<Int>(0)
}

/// The right to hold one of the open files in which staged deliveries wait; given back with the value.
///
/// There is a bounded number, so that many deliveries at once do not use up the files that the process
/// may open. What finds no room waits in memory.
final class DraftRoom: Sendable {
  private static let taken = Atomic<Int>(0)
  /// A quarter of what the system allows.
  private static let most: Int = {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return 64 }
    return Int(min(limit.rlim_cur, 16_384) / 4)
  }()

  private init() {}

  deinit { DraftRoom.taken.subtract(1, ordering: .relaxed) }

  static func take() -> DraftRoom? {
    guard taken.add(1, ordering: .relaxed).newValue <= most else {
      taken.subtract(1, ordering: .relaxed)
      return nil
    }
    return DraftRoom()
  }
}
