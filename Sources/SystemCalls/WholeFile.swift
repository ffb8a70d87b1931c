internal import Glibc

/// The bytes of the file `path`, up to `limit` of them; nil, with `errno` set, when it cannot be read.
package func contents(of path: String, limit: Int = .max) -> [UInt8]? {
  let file = retried { open(path, O_RDONLY | O_CLOEXEC) }
  guard file >= 0 else { return nil }
  defer { close(file) }
  return contents(ofOpen: file, limit: limit)
}

/// The bytes of an open file from where it stands, up to `limit` of them; nil, with `errno` set, when it
/// cannot be read.
package func contents(ofOpen file: Int32, limit: Int = .max) -> [UInt8]? {
  var bytes: [UInt8] = []
  return withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: 8) { chunk in
    while bytes.count < limit {
      let count = retried { read(file, chunk.baseAddress, min(chunk.count, limit - bytes.count)) }
      guard count >= 0 else { return nil }
      if count == 0 { break }
      bytes += chunk[..<count]
    }
    return bytes
  }
}
