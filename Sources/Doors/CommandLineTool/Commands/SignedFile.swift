internal import Crypto
internal import Glibc
internal import Measures
internal import Printing
internal import Signing

/// A file of the input with what signing changes in it.
struct SignedFile {
  let source: String
  var edits: [ByteEdit] = []

  init(source: String) { self.source = source }

  /// The name under which the signed file goes into a folder.
  var name: String {
    source == "-"
      ? "signed.json"
      : String(
        source[(source.lastIndex(of: "/").map { source.index(after: $0) } ?? source.startIndex)...])
  }

  /// The whole file with its edits; nil, with `errno` set, when it cannot be read again.
  func signed() -> [UInt8]? {
    if source == "-" { RepeatableInput.rewind() }
    let file = source == "-" ? dup(STDIN_FILENO) : open(source, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var original: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = buffer.withUnsafeMutableBytes { read(file, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { return nil }
      if count == 0 { break }
      original += buffer[..<count]
    }
    var result: [UInt8] = []
    result.reserveCapacity(original.count + 256 * edits.count)
    var position = 0
    for edit in edits.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      result += original[position..<edit.range.lowerBound]
      result += edit.text
      position = edit.range.upperBound
    }
    return result + original[position...]
  }

  static func unreadable(_ path: String) -> Wording {
    let reason = String(cString: strerror(errno))
    return Wording(
      en: "\(path) cannot be read: \(reason)", pt: "não é possível ler \(path): \(reason)")
  }
}

/// Asks for a passphrase on the terminal, without showing it; nil when there is no terminal.
func passphraseFromTerminal(for file: String) -> Secret? {
  let terminal = open("/dev/tty", O_RDWR | O_CLOEXEC)
  guard terminal >= 0 else { return nil }
  defer { close(terminal) }
  var usual = termios()
  guard tcgetattr(terminal, &usual) == 0 else { return nil }
  var silent = usual
  silent.c_lflag &= ~tcflag_t(ECHO)
  guard tcsetattr(terminal, TCSAFLUSH, &silent) == 0 else { return nil }
  defer { tcsetattr(terminal, TCSAFLUSH, &usual) }
  let prompt = Array("\(printable(file)): passphrase / frase-passe: ".utf8)
  _ = prompt.withUnsafeBytes { write(terminal, $0.baseAddress, $0.count) }
  // A terminal hands over a line at a time.
  let secret = Secret { room in read(terminal, room.baseAddress, room.count) }
  _ = [UInt8(10)].withUnsafeBytes { write(terminal, $0.baseAddress, 1) }
  return secret
}
