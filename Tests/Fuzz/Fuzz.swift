import Foundation

/// Throws changed files at the readers of what comes from outside, in this process, until the time is up.
///
///     swift run Fuzz ENTRY FOLDER [SECONDS [SEED]]
///     swift run Fuzz ENTRY FILE…
///
/// FOLDER holds files to start from, such as `Tests/Fuzz/Corpus/image`. Nothing may trap, run for long or
/// break what the entry point asserts; the input in hand lies in `.build/fuzz-ENTRY.bin` before it is
/// tried, so a crash leaves it there. Equal seeds give equal inputs. With files instead, each is tried as it
/// is.
@main
struct Fuzz {
  static func main() throws {
    let words = Array(CommandLine.arguments.dropFirst())
    guard words.count >= 2, let entry = Entry(rawValue: words[0]) else {
      let entries = Entry.allCases.map(\.rawValue).joined(separator: "|")
      print("usage: Fuzz \(entries) FOLDER [SECONDS [SEED]], or FILE…")
      exit(2)
    }
    let names = try? FileManager.default.contentsOfDirectory(atPath: words[1])
    guard let names else {
      for path in words.dropFirst() {
        print(entry.attempt(try bytes(of: path)) ? "taken" : "refused", path)
      }
      return
    }
    let corpus = try names.sorted().map { try bytes(of: words[1] + "/" + $0) }
    let run = FuzzRun(
      entry: entry, corpus: corpus, seconds: words.count > 2 ? Double(words[2]) ?? 60 : 60,
      seed: words.count > 3 ? UInt64(words[3]) ?? 1 : 1)
    try run()
  }

  private static func bytes(of path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(filePath: path)))
  }
}

/// One entry point under fire.
private struct FuzzRun {
  let entry: Entry
  let corpus: [[UInt8]]
  let seconds: Double
  let seed: UInt64

  /// The longest that an input of a few kilobytes may take.
  private static let limit = Duration.seconds(10)

  func callAsFunction() throws {
    let note = FileManager.default.currentDirectoryPath + "/.build/fuzz-\(entry.rawValue).bin"
    let file = open(note, O_RDWR | O_CREAT, 0o644)
    guard file >= 0 else { throw CocoaError(.fileWriteUnknown) }
    for input in corpus { _ = entry.attempt(input) }
    var mutator = Mutator(seed: seed, corpus: corpus)
    let clock = ContinuousClock()
    let start = clock.now
    var (count, taken, slowest) = (0, 0, Duration.zero)
    while clock.now - start < .seconds(seconds) {
      let input = entry.repaired(mutator.next(), &mutator)
      guard ftruncate(file, off_t(input.count)) == 0, pwrite(file, input, input.count, 0) >= 0
      else {
        throw CocoaError(.fileWriteUnknown)
      }
      let began = clock.now
      if entry.attempt(input) { taken += 1 }
      slowest = max(slowest, clock.now - began)
      count += 1
      guard slowest < FuzzRun.limit else {
        print("\(entry): an input took \(slowest); it is in \(note)")
        exit(1)
      }
    }
    unlink(note)
    print("\(entry): \(count) inputs, \(taken) taken, the slowest took \(slowest)")
  }
}
