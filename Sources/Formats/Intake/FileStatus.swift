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
