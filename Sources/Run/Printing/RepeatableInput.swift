internal import Glibc
package import Measures
internal import SystemCalls

/// Standard input that can be read more than once.
///
/// Signatures are judged before the first document is printed, and the order of the input does not
/// matter: what comes through a pipe is first kept in a file without a name, which vanishes with the
/// program.
package enum RepeatableInput {
  /// Puts a file in the place of a pipe.
  package static func prepare() throws(Failure) {
    guard lseek(STDIN_FILENO, 0, SEEK_CUR) < 0 else { return }
    guard let file = tmpfile() else { throw failure() }
    defer { fclose(file) }
    let copy = fileno(file)
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = buffer.withUnsafeMutableBytes { room in
        retried { read(STDIN_FILENO, room.baseAddress, room.count) }
      }
      guard count >= 0 else { throw failure() }
      if count == 0 { break }
      let code = buffer.withUnsafeBytes {
        writeAll(UnsafeRawBufferPointer(rebasing: $0[..<count]), to: copy)
      }
      guard code == 0 else { throw failure(code) }
    }
    guard dup2(copy, STDIN_FILENO) >= 0 else { throw failure() }
    rewind()
  }

  /// Goes back to the start.
  package static func rewind() { lseek(STDIN_FILENO, 0, SEEK_SET) }

  private static func failure(_ code: Int32 = errno) -> Failure {
    let reason = String(cString: strerror(code))
    return Failure(
      .environment, en: "standard input cannot be kept for verification: \(reason)",
      pt: "não é possível guardar a entrada padrão para verificação: \(reason)")
  }
}
