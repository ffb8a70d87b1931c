internal import CLinux
internal import Glibc

/// The name of an entry of a folder as the system has it: any bytes but a slash, ended by a zero.
package typealias RawName = [CChar]

/// `name` as text; what is not UTF-8 in it is replaced.
package func text(of name: RawName) -> String {
  String(decoding: name.lazy.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
}

extension DeliveryFolder {
  /// Moves the file `name` of `source` here, under a new name, without ever replacing another.
  ///
  /// - Returns: False when the new name is taken; nothing has moved then.
  /// - Throws: ``DeliveryFailure`` when the file cannot be moved.
  package func take(
    _ name: RawName, from source: DeliveryFolder, as newName: String
  ) throws(DeliveryFailure) -> Bool {
    if renameat2(source.descriptor, name, descriptor, newName, prelo_rename_noreplace) == 0 {
      return true
    }
    switch errno {
    case EEXIST: return false
    case EINVAL, ENOSYS, EOPNOTSUPP:
      // A file system that cannot promise it: whoever moves files here is alone in doing so.
      guard !contains(newName) else { return false }
      if renameat(source.descriptor, name, descriptor, newName) == 0 { return true }
    default: break
    }
    let code = errno
    throw DeliveryFailure(code: code, path: source.path(of: text(of: name)))
  }

  package func take(
    _ name: String, from source: DeliveryFolder, as newName: String
  ) throws(DeliveryFailure) -> Bool {
    try take(Array(name.utf8CString), from: source, as: newName)
  }

  /// Moves the file `name` to the place of another one of this folder, in one step.
  package func move(_ name: String, over other: String) throws(DeliveryFailure) {
    guard renameat(descriptor, name, descriptor, other) != 0 else { return }
    throw DeliveryFailure(code: errno, path: path(of: other))
  }

  /// Whether anything stands under `name`, be it a link that leads nowhere.
  package func contains(_ name: String) -> Bool {
    var status = stat()
    return fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0
  }

  /// Removes the file `name` if it is there.
  package func remove(_ name: String) throws(DeliveryFailure) {
    guard unlinkat(descriptor, name, 0) != 0, errno != ENOENT else { return }
    throw DeliveryFailure(code: errno, path: path(of: name))
  }

  /// Removes the drafts that a killed process left behind on a file system without unnamed files.
  ///
  /// Only for a folder that no other process delivers to.
  package func removeDrafts() throws(DeliveryFailure) {
    var drafts: [String] = []
    try forEachEntry { name in
      guard name[0] == CChar(bitPattern: UInt8(ascii: ".")) else { return }
      let name = text(of: name)
      if name.hasPrefix(Draft.namePrefix), name.hasSuffix(Draft.nameEnding) { drafts.append(name) }
    }
    for name in drafts { try remove(name) }
  }

  /// Passes on the names in the folder, in no order, without `.` and `..`.
  package func forEachEntry(_ body: (RawName) -> Void) throws(DeliveryFailure) {
    // A descriptor of its own, as reading moves its place.
    let own = openat(descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard own >= 0, let stream = fdopendir(own) else {
      let code = errno
      if own >= 0 { close(own) }
      throw DeliveryFailure(code: code, path: path)
    }
    defer { closedir(stream) }
    while true {
      errno = 0
      guard let entry = readdir(stream) else {
        guard errno == 0 else { throw DeliveryFailure(code: errno, path: path) }
        return
      }
      let name = withUnsafePointer(to: &entry.pointee.d_name) { name in
        name.withMemoryRebound(to: CChar.self, capacity: 256) { start in
          RawName(UnsafeBufferPointer(start: start, count: strlen(start) + 1))
        }
      }
      let isSelf = name[0] == 46 && (name[1] == 0 || name[1] == 46 && name[2] == 0)
      if !isSelf { body(name) }
    }
  }
}

extension DeliveryFolder {
  /// What the system knows of the entry `name` itself; nil when it is gone.
  package func status(of name: RawName) -> EntryStatus? {
    var status = stat()
    return fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0 ? EntryStatus(status) : nil
  }

  /// Whether both are one folder, whatever their paths.
  package func isSame(as other: DeliveryFolder) -> Bool {
    var (mine, others) = (stat(), stat())
    return fstat(descriptor, &mine) == 0 && fstat(other.descriptor, &others) == 0
      && mine.st_dev == others.st_dev && mine.st_ino == others.st_ino
  }
}

/// What the system knows of an entry of a folder; links are not followed.
package struct EntryStatus: Hashable, Sendable {
  package let isFile: Bool
  package let isFolder: Bool
  /// In bytes.
  package let size: Int
  package let inode: UInt
  /// When the bytes were last written, and when anything about the file was last changed; in
  /// nanoseconds since 1970. Only the first can be set at will.
  package let modified: Int
  package let changed: Int

  /// What the system knows of an open file.
  package init?(ofOpen file: Int32) {
    var status = stat()
    guard fstat(file, &status) == 0 else { return nil }
    self.init(status)
  }

  /// Whether `other` is the same file and nobody has written to it in between.
  package func hasBytes(of other: EntryStatus) -> Bool {
    isFile == other.isFile && size == other.size && inode == other.inode
      && modified == other.modified
  }

  init(_ status: stat) {
    isFile = status.st_mode & S_IFMT == S_IFREG
    isFolder = status.st_mode & S_IFMT == S_IFDIR
    size = Int(status.st_size)
    inode = status.st_ino
    modified = status.st_mtim.tv_sec * 1_000_000_000 + status.st_mtim.tv_nsec
    changed = status.st_ctim.tv_sec * 1_000_000_000 + status.st_ctim.tv_nsec
  }
}
