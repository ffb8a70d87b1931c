internal import Glibc

/// Whether two files hold the same bytes; neither is held in memory.
///
/// - Throws: ``ComparisonFailure`` for what is no readable file.
func haveSameBytes(_ left: String, _ right: String) throws(ComparisonFailure) -> Bool {
  let first = try OpenFile(left)
  let second = try OpenFile(right)
  guard first.size == second.size else { return false }
  var chunk = [UInt8](repeating: 0, count: 1 << 18)
  var other = chunk
  while true {
    let count = try first.fill(&chunk)
    guard try second.fill(&other) == count, memcmp(chunk, other, count) == 0 else { return false }
    if count == 0 { return true }
  }
}

/// A regular file open for reading.
private struct OpenFile: ~Copyable {
  private let path: String
  private let descriptor: Int32
  let size: Int

  init(_ path: String) throws(ComparisonFailure) {
    self.path = path
    // A named pipe must not hold the comparison up.
    let opened = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard opened >= 0 else { throw .unreadable(path, errno) }
    var status = stat()
    guard fstat(opened, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(opened)
      throw .noFile(path)
    }
    descriptor = opened
    size = Int(status.st_size)
  }

  deinit { close(descriptor) }

  /// Reads until `chunk` is full or the file ends; the number of bytes read.
  borrowing func fill(_ chunk: inout [UInt8]) throws(ComparisonFailure) -> Int {
    var done = 0
    while done < chunk.count {
      let count = chunk.withUnsafeMutableBytes {
        read(descriptor, $0.baseAddress?.advanced(by: done), $0.count - done)
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw .unreadable(path, errno) }
      if count == 0 { break }
      done += count
    }
    return done
  }
}
