internal import Glibc

/// Repeats a system call that a signal interrupted.
package func retried<Result: SignedInteger>(_ call: () -> Result) -> Result {
  while true {
    let result = call()
    guard result < 0, errno == EINTR else { return result }
  }
}

/// Writes all of `bytes` to the open file `file`; returns the error number, 0 for none.
package func writeAll(_ bytes: UnsafeRawBufferPointer, to file: Int32) -> Int32 {
  var rest = bytes
  while !rest.isEmpty {
    let count = retried { write(file, rest.baseAddress, rest.count) }
    guard count > 0 else { return count < 0 ? errno : ENOSPC }
    rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
  }
  return 0
}
