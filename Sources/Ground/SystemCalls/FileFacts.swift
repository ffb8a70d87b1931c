internal import Glibc

/// Whether there is anything under `path`.
package func fileExists(_ path: String) -> Bool { access(path, F_OK) == 0 }

/// The size of a file in bytes; 0 when there is none.
package func fileSize(_ path: String) -> Int {
  var status = stat()
  return stat(path, &status) == 0 ? Int(status.st_size) : 0
}

/// Whether `path` is an existing regular file, or a link to one.
package func isFile(_ path: String) -> Bool {
  var status = stat()
  return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
}

/// Whether `path` is an existing folder, or a link to one.
package func isFolder(_ path: String) -> Bool {
  var status = stat()
  return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
}
