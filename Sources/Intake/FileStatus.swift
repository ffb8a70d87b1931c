internal import Glibc

/// What tells two files apart whatever they are called.
struct FileIdentity: Hashable {
  let device: dev_t
  let node: ino_t
}

/// What the system knows of a path, links followed.
struct FileStatus {
  private let status: stat

  /// - Throws: ``IntakeFailure`` when there is no such path or it cannot be looked at.
  init(_ path: String) throws {
    var status = stat()
    guard stat(path, &status) == 0 else { throw IntakeFailure(path: path, errno: errno) }
    self.status = status
  }

  var isFolder: Bool { status.st_mode & S_IFMT == S_IFDIR }
  var isFile: Bool { status.st_mode & S_IFMT == S_IFREG }
  var identity: FileIdentity { FileIdentity(device: status.st_dev, node: status.st_ino) }
}

/// One name in a folder.
struct FolderEntry {
  let name: String
  let kind: Kind

  enum Kind {
    case file
    case folder
    case link
    /// A pipe, socket or device: never read from a folder, as opening it could wait for ever.
    case other
    /// The file system does not say.
    case unknown
  }
}

/// The names in the folder `path` in byte order, without those that start with a dot.
///
/// - Throws: ``IntakeFailure`` when the folder cannot be read.
func entries(of path: String) throws -> [FolderEntry] {
  guard let folder = opendir(path) else { throw IntakeFailure(path: path, errno: errno) }
  defer { closedir(folder) }
  var result: [FolderEntry] = []
  while true {
    errno = 0
    guard let entry = readdir(folder) else {
      guard errno == 0 else { throw IntakeFailure(path: path, errno: errno) }
      break
    }
    let name = withUnsafePointer(to: &entry.pointee.d_name) { name in
      name.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
    }
    if name.utf8.first == UInt8(ascii: ".") { continue }
    let kind: FolderEntry.Kind =
      switch Int(entry.pointee.d_type) {
      case DT_REG: .file
      case DT_DIR: .folder
      case DT_LNK: .link
      case DT_UNKNOWN: .unknown
      default: .other
      }
    result.append(FolderEntry(name: name, kind: kind))
  }
  return result.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
}
