internal import CLinux
internal import Glibc
internal import SystemCalls

/// Names that others may change at any moment: what they stand for is opened first, without following
/// a link, and judged afterwards.
extension DeliveryFolder {
  /// Opens the folder `name` of this one.
  ///
  /// - Parameters:
  ///   - makes: Whether to make it if missing.
  ///   - drafts: Where named drafts lie until they are whole; nil: in the new folder itself.
  /// - Throws: ``DeliveryFailure`` when there is none, or a link or a file in its place.
  package func folder(
    _ name: String, makes: Bool = true, drafts: DeliveryFolder? = nil
  ) throws(DeliveryFailure) -> DeliveryFolder {
    if makes, mkdirat(descriptor, name, 0o777) != 0, errno != EEXIST {
      throw DeliveryFailure(code: errno, path: path(of: name))
    }
    let opened = retried {
      openat(descriptor, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    }
    guard opened >= 0 else {
      let code = errno
      throw code == ENOTDIR || code == ELOOP
        ? DeliveryFailure(stranger: path(of: name))
        : DeliveryFailure(code: code, path: path(of: name))
    }
    return DeliveryFolder(
      descriptor: opened, path: path(of: name), route: .unnamed, drafts: drafts)
  }

  /// Opens the regular file `name` for reading; the caller closes it.
  ///
  /// - Returns: Nil when something else stands under the name; a pipe is not waited for.
  /// - Throws: ``DeliveryFailure`` when nothing stands there, or nothing that may be read.
  package func openFile(_ name: String) throws(DeliveryFailure) -> Int32? {
    try openFile(Array(name.utf8CString))
  }

  package func openFile(_ name: RawName) throws(DeliveryFailure) -> Int32? {
    // Opening a device may do something to it: only what looks like a file is opened at all.
    var status = stat()
    guard fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else {
      throw DeliveryFailure(code: errno, path: path(of: text(of: name)))
    }
    guard status.st_mode & S_IFMT == S_IFREG else { return nil }
    let file = retried { openat(descriptor, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC) }
    guard file >= 0 else {
      let code = errno
      if code == ELOOP || code == ENXIO { return nil }
      throw DeliveryFailure(code: code, path: path(of: text(of: name)))
    }
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(file)
      return nil
    }
    return file
  }

  /// The bytes of the regular file `name`; nil where there is none to be read, or more than `limit`.
  package func contents(of name: String, limit: Int) -> [UInt8]? {
    guard let file = (try? openFile(name)) ?? nil else { return nil }
    defer { close(file) }
    return SystemCalls.contents(ofOpen: file, limit: limit)
  }

  /// Writes `bytes` over those of the file `name`, which is as long; for a disk that is full, as this takes
  /// no room. Answers whether that went well.
  package func overwrite(_ name: String, with bytes: [UInt8]) -> Bool {
    let file = retried {
      openat(descriptor, name, O_WRONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    }
    guard file >= 0 else { return false }
    defer { close(file) }
    guard let status = EntryStatus(ofOpen: file), status.isFile, status.size == bytes.count else {
      return false
    }
    return bytes.withUnsafeBytes { writeAll($0, to: file) } == 0
  }

  /// Opens the regular file `name` to be locked, and makes it if missing; the caller closes it.
  package func openLock(_ name: String) throws(DeliveryFailure) -> Int32 {
    let file = retried {
      openat(descriptor, name, O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0o644)
    }
    guard file >= 0 else { throw DeliveryFailure(code: errno, path: path(of: name)) }
    return file
  }

  /// Where this folder lies, without a link on the way; nil where the system does not tell.
  package var realPath: String? {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
    let count = readlink("/proc/self/fd/\(descriptor)", &buffer, buffer.count - 1)
    guard count > 0, buffer[0] == CChar(bitPattern: UInt8(ascii: "/")) else { return nil }
    return text(of: Array(buffer[..<count]))
  }

  /// Whether this folder is still what stands at its path.
  package var isInPlace: Bool {
    var (mine, there) = (stat(), stat())
    return fstat(descriptor, &mine) == 0 && stat(path, &there) == 0
      && mine.st_dev == there.st_dev && mine.st_ino == there.st_ino
  }
}

/// Whether some process has a file open for writing; nil when the system does not tell.
package func isOpenForWriting(_ file: Int32) -> Bool? {
  switch prelo_is_open_for_writing(file) {
  case 0: false
  case 1: true
  default: nil
  }
}
