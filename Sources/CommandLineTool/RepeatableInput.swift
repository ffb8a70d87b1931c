internal import Glibc
internal import Measures

/// Standard input that can be read more than once.
///
/// Signatures are judged before the first document is printed, and the order of the input does not
/// matter: what comes through a pipe is first kept in a file without a name, which vanishes with the
/// program.
enum RepeatableInput {
  /// Puts a file in the place of a pipe.
  static func prepare() throws(Refusal) {
    guard lseek(STDIN_FILENO, 0, SEEK_CUR) < 0 else { return }
    guard let file = tmpfile() else { throw failure() }
    defer { fclose(file) }
    let copy = fileno(file)
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = buffer.withUnsafeMutableBytes { read(STDIN_FILENO, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw failure() }
      if count == 0 { break }
      var rest = 0
      while rest < count {
        let written = buffer.withUnsafeBytes {
          write(copy, $0.baseAddress?.advanced(by: rest), count - rest)
        }
        if written < 0, errno == EINTR { continue }
        guard written > 0 else { throw failure() }
        rest += written
      }
    }
    guard dup2(copy, STDIN_FILENO) >= 0 else { throw failure() }
    rewind()
  }

  /// Goes back to the start.
  static func rewind() { lseek(STDIN_FILENO, 0, SEEK_SET) }

  private static func failure() -> Refusal {
    let reason = String(cString: strerror(errno))
    return Refusal(
      Wording(
        en: "standard input cannot be kept for verification: \(reason)",
        pt: "não é possível guardar a entrada padrão para verificação: \(reason)"), .environment)
  }
}
