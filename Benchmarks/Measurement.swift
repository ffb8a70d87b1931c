internal import Glibc

/// What the operating system says about a finished process.
struct Measurement {
  /// Seconds of user and system time, all threads together.
  let processor: Double
  /// Seconds from start to end.
  let wall: Double
  /// The most memory it held, in megabytes (10⁶ bytes).
  let peak: Double
}

/// A command under measurement.
struct Command {
  let arguments: [String]
  /// Where its standard output goes.
  var output = "/dev/null"

  init(_ arguments: [String]) { self.arguments = arguments }

  /// Runs the command once.
  func run() throws -> Measurement {
    var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    let start = ContinuousClock.now
    var process = pid_t()
    guard posix_spawnp(&process, arguments[0], &actions, nil, &words, environ) == 0 else {
      throw Failure(description: "\(arguments[0]) cannot be started")
    }
    var status: Int32 = 0
    var usage = rusage()
    guard wait4(process, &status, 0, &usage) == process else {
      throw Failure(description: "\(arguments[0]) was lost")
    }
    let wall = (ContinuousClock.now - start) / .seconds(1)
    guard status == 0 else {
      throw Failure(description: "failed (\(status)): \(arguments.joined(separator: " "))")
    }
    return Measurement(
      processor: seconds(usage.ru_utime) + seconds(usage.ru_stime), wall: wall,
      peak: Double(usage.ru_maxrss) * 1024 / 1e6)
  }

  private func seconds(_ time: timeval) -> Double {
    Double(time.tv_sec) + Double(time.tv_usec) / 1e6
  }
}

/// Runs the commands in turn, A B A B, so that a machine that changes its speed changes it for all.
///
/// - Returns: for each command, its runs; a first round is not counted.
func contest(_ commands: [Command], rounds: Int) throws -> [[Measurement]] {
  var runs: [[Measurement]] = commands.map { _ in [] }
  for round in 0...rounds {
    for (place, command) in commands.enumerated() {
      let run = try command.run()
      if round > 0 { runs[place].append(run) }
    }
  }
  return runs
}

extension [Measurement] {
  /// The median of a quantity.
  func median(_ quantity: (Measurement) -> Double) -> Double {
    let sorted = map(quantity).sorted()
    return sorted[sorted.count / 2]
  }
}

/// The median of the ratios of runs of one round.
func ratio(
  of slow: [Measurement], to quick: [Measurement], _ quantity: (Measurement) -> Double
) -> Double {
  let ratios = zip(slow, quick).map { quantity($0) / quantity($1) }.sorted()
  return ratios[ratios.count / 2]
}

/// How far apart repeated runs of a yardstick were, at worst.
enum Spread {
  nonisolated(unsafe) private(set) static var worst = 0.0

  static func note(_ runs: [Measurement], _ quantity: (Measurement) -> Double) {
    let values = runs.map(quantity)
    guard let least = values.min(), let most = values.max(), least > 0 else { return }
    worst = max(worst, (most - least) / least)
  }
}
