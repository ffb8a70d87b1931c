internal import CLinux
internal import Glibc
internal import Measures

/// A program of poppler, run without a shell, for a bounded time and with bounded output.
///
/// The PDFs may come from anywhere: what reads them is a process of its own, which may crash, hang or
/// talk without end and takes nobody with it.
struct OutsideTool: Sendable {
  /// Reads words and where they stand.
  static let words = OutsideTool(name: "pdftotext", seconds: 60, outputLimit: 256 << 20)
  /// Draws a page; the limit is some 90 million pixels.
  static let raster = OutsideTool(name: "pdftoppm", seconds: 60, outputLimit: 272 << 20)

  let name: String
  private let seconds: Int
  private let outputLimit: Int

  /// What the program writes on standard output, given a PDF.
  ///
  /// - Throws: ``ComparisonFailure`` when it is missing, fails, takes too long or writes too much.
  func output(_ arguments: [String], about pdf: String) throws(ComparisonFailure) -> [UInt8] {
    let process = try start(arguments)
    defer { process.close() }
    let deadline = ContinuousClock.now + .seconds(seconds)
    var output: [UInt8] = []
    var complaint: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 18)
    var ends = [
      pollfd(fd: process.output, events: Int16(POLLIN), revents: 0),
      pollfd(fd: process.messages, events: Int16(POLLIN), revents: 0),
    ]
    while ends.contains(where: { $0.fd >= 0 }) {
      let rest = (deadline - ContinuousClock.now).components.seconds
      guard rest >= 0, output.count <= outputLimit else {
        kill(process.number, SIGKILL)
        process.wait()
        throw rest < 0 ? .tooSlow(name, pdf, seconds) : .tooMuch(name, pdf)
      }
      guard poll(&ends, nfds_t(ends.count), Int32(rest * 1000 + 1000)) > 0 else { continue }
      for index in ends.indices where ends[index].fd >= 0 && ends[index].revents != 0 {
        let count = read(ends[index].fd, &chunk, chunk.count)
        if count < 0, errno == EINTR { continue }
        if count <= 0 {
          // poll passes over a negative descriptor.
          ends[index].fd = -1
        } else if index == 0 {
          output += chunk[..<count]
        } else if complaint.count < 4096 {
          complaint += chunk[..<count]
        }
      }
    }
    guard process.wait() == 0 else {
      let lines = String(decoding: complaint.prefix(4096), as: UTF8.self).split(separator: "\n")
      throw .refused(name, pdf, lines.first.map(String.init))
    }
    return output
  }

  // MARK: Starting

  /// A child process and our ends of its pipes.
  private struct Child {
    let number: pid_t
    let output: Int32
    let messages: Int32

    /// Waits for the end; the exit code, or -1 for an end by a signal.
    @discardableResult
    func wait() -> Int32 {
      var status: Int32 = 0
      while waitpid(number, &status, 0) < 0, errno == EINTR {}
      return status & 0x7F == 0 ? status >> 8 & 0xFF : -1
    }

    func close() {
      Glibc.close(output)
      Glibc.close(messages)
    }
  }

  private func start(_ arguments: [String]) throws(ComparisonFailure) -> Child {
    guard let path else { throw .missing(name) }
    var output: [Int32] = [-1, -1]
    var messages: [Int32] = [-1, -1]
    guard pipe2(&output, O_CLOEXEC) == 0 else { throw .notStarted(name, errno) }
    guard pipe2(&messages, O_CLOEXEC) == 0 else {
      let code = errno
      output.forEach { close($0) }
      throw .notStarted(name, code)
    }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output[1], STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, messages[1], STDERR_FILENO)
    // This process may have blocked ctrl-C for itself; its children should hear it.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var noSignals = sigset_t()
    sigemptyset(&noSignals)
    posix_spawnattr_setsigmask(&attributes, &noSignals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    var words = Self.copies([name] + arguments)
    // Nothing of the user's locale: numbers and messages come as poppler's own.
    var environment = Self.copies([
      "LC_ALL=C", "PATH=\(searchPath)", "HOME=\(variable("HOME") ?? "/")",
    ])
    defer { (words + environment).forEach { free($0) } }
    var number: pid_t = 0
    let code = posix_spawn(&number, path, &actions, &attributes, &words, &environment)
    close(output[1])
    close(messages[1])
    guard code == 0 else {
      close(output[0])
      close(messages[0])
      throw .notStarted(name, code)
    }
    return Child(number: number, output: output[0], messages: messages[0])
  }

  /// The words as C wants them, with a nil at the end; the caller frees them.
  private static func copies(_ words: [String]) -> [UnsafeMutablePointer<CChar>?] {
    words.map { strdup($0) } + [nil]
  }

  /// Where the program is; nil when `PATH` does not lead to it.
  private var path: String? {
    searchPath.split(separator: ":").lazy.map { "\($0)/\(name)" }
      .first { access($0, X_OK) == 0 }
  }

  private var searchPath: String { variable("PATH") ?? "/usr/local/bin:/usr/bin:/bin" }

  private func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
}

/// `path` in a form that no program takes for an option.
func operand(_ path: String) -> String { path.hasPrefix("-") ? "./" + path : path }
