internal import Glibc

/// The bytes of the file `path`; nil, with `errno` set, when it cannot be read or, `EFBIG`, has more than
/// `limit` bytes.
///
/// It may be a pipe, such as that of a shell's `<(…)`, or a device, which may never end.
package func contents(of path: String, limit: Int) -> [UInt8]? {
  let file = retried { open(path, O_RDONLY | O_CLOEXEC) }
  guard file >= 0 else { return nil }
  defer { close(file) }
  return contents(ofOpen: file, limit: limit)
}

/// The bytes of an open file from where it stands; otherwise as ``contents(of:limit:)``.
package func contents(ofOpen file: Int32, limit: Int) -> [UInt8]? {
  var bytes: [UInt8] = []
  return withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: 8) { chunk in
    while true {
      let count = retried { read(file, chunk.baseAddress, chunk.count) }
      guard count >= 0 else { return nil }
      guard count > 0 else { return bytes }
      guard count <= limit - bytes.count else {
        errno = EFBIG
        return nil
      }
      bytes += chunk[..<count]
    }
  }
}
