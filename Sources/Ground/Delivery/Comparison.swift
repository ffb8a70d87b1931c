internal import Glibc
internal import SystemCalls

/// What stands under a name, held against the bytes to deliver.
package enum Existing: Sendable {
  case absent
  case same
  case different
}

extension DeliveryFolder {
  /// Compares the file `name` with `bytes`.
  ///
  /// Anything but a readable regular file is `different`: it is not ours to touch.
  ///
  /// - Throws: ``DeliveryFailure`` for a folder of that name and for errors while reading.
  package func compare(_ bytes: [UInt8], with name: String) throws(DeliveryFailure) -> Existing {
    // O_NONBLOCK: a named pipe of that name must not hold the batch up.
    let file = retried { openat(descriptor, name, O_RDONLY | O_NONBLOCK | O_CLOEXEC) }
    guard file >= 0 else {
      switch errno {
      case ENOENT: return .absent
      case ENXIO, ELOOP: return .different
      // A file that may not be read, unless it is the folder that lets nobody in.
      case EACCES where contains(name): return .different
      case let code: throw DeliveryFailure(code: code, path: path(of: name))
      }
    }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else {
      throw DeliveryFailure(code: errno, path: path(of: name))
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: throw DeliveryFailure(code: EISDIR, path: path(of: name))
    default: return .different
    }
    guard Int(status.st_size) == bytes.count else { return .different }
    return try compare(bytes, with: file, of: name)
  }

  /// Compares `bytes` with a file of the same size.
  private func compare(
    _ bytes: [UInt8], with file: Int32, of name: String
  ) throws(DeliveryFailure) -> Existing {
    let outcome = bytes.withUnsafeBytes { expected -> Result<Existing, DeliveryFailure> in
      var rest = expected
      return withUnsafeTemporaryAllocation(byteCount: 65_536, alignment: 8) { chunk in
        while !rest.isEmpty {
          let count = retried { read(file, chunk.baseAddress, chunk.count) }
          guard count >= 0 else {
            return .failure(DeliveryFailure(code: errno, path: path(of: name)))
          }
          guard count > 0, count <= rest.count, let here = rest.baseAddress,
            let read = chunk.baseAddress,
            memcmp(here, read, count) == 0
          else { return .success(.different) }
          rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
        }
        return .success(.same)
      }
    }
    return try outcome.get()
  }
}
