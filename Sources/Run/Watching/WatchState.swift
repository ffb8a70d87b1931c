internal import Delivery
internal import Glibc
internal import Inbox
internal import JSON
internal import Measures
internal import Pipeline
internal import Posting
internal import Synchronization

/// What a running watcher knows of itself, shared by its threads, and written to a small file that
/// `prelo status` and monitors read.
final class WatchState: Sendable {
  private struct Facts {
    var counts = WatchCounts()
    /// Files claimed and not finished.
    var underWay = 0
    /// The stems of their names, which their sidecars will have.
    var stems: Set<String> = []
    var waiting = 0
    /// Files in the inbox that the system does not let the watcher have.
    var unclaimable = 0
    /// When something was last settled.
    var progress = Moment.now
    var oldest: Moment?
    var lastError: (time: Moment, message: Wording)?
    /// Documents settled in each of the last 60 seconds, by the second modulo 60.
    var recent = [Int](repeating: 0, count: 60)
    var second = 0
  }

  private let facts = Mutex(Facts())
  private let started = Moment.now

  var counts: WatchCounts { facts.withLock { $0.counts } }
  var underWay: Int { facts.withLock { $0.underWay } }

  /// Whether a file under way will have sidecars of that stem.
  func isStemTaken(_ stem: String) -> Bool { facts.withLock { $0.stems.contains(stem) } }

  func claim(_ name: String) {
    facts.withLock {
      $0.underWay += 1
      $0.stems.insert(stem(of: name))
    }
  }

  /// A file was given back to the inbox, or taken away.
  func release(_ name: String) {
    facts.withLock {
      $0.underWay -= 1
      $0.stems.remove(stem(of: name))
    }
  }

  func finish(_ name: String, _ outcome: String) {
    release(name)
    facts.withLock {
      $0.progress = .now
      $0.counts.files[outcome, default: 0] += 1
    }
  }

  func count(document fate: String) {
    let second = Moment.now.nanoseconds / 1_000_000_000
    facts.withLock {
      $0.progress = .now
      $0.counts.documents[fate, default: 0] += 1
      WatchState.advance(&$0, to: second)
      $0.recent[second % 60] += 1
    }
  }

  /// Notes the last thing that went wrong with the environment.
  func note(_ message: Wording) { facts.withLock { $0.lastError = (.now, message) } }

  /// Notes what the last look at the inbox showed.
  func note(_ scan: InboxScan, unclaimable: Int) {
    facts.withLock {
      $0.unclaimable = unclaimable
      $0.counts.unclaimable = unclaimable
      $0.waiting = scan.waiting
      $0.oldest = scan.oldest
    }
  }

  private static func advance(_ facts: inout Facts, to second: Int) {
    if second - facts.second >= 60 {
      facts.recent = [Int](repeating: 0, count: 60)
    } else if second > facts.second {
      for gone in facts.second + 1...second { facts.recent[gone % 60] = 0 }
    }
    facts.second = max(second, facts.second)
  }

  /// Writes the state into the inbox's control folder; over the one that is there where the disk is full.
  func publish(
    _ condition: WatchCondition, _ settings: WatchSettings, to folder: DeliveryFolder
  ) throws(DeliveryFailure) {
    let now = Moment.now
    let value = facts.withLock { facts in
      WatchState.advance(&facts, to: now.nanoseconds / 1_000_000_000)
      let elapsed = min(60, max(1, now.since(started) / .seconds(1)))
      let rate = Double(facts.recent.reduce(0, +)) / elapsed
      return JSONValue.object([
        .init("prelo", .string(preloVersion)), .init("pid", .number(String(getpid()))),
        .init("condition", .string(condition.rawValue)), .init("inbox", .string(settings.inbox)),
        .init("output", .string(settings.destination.path)),
        .init("started", .string(started.text)), .init("heartbeat", .string(now.text)),
        .init("waiting", .number(String(facts.waiting))),
        .init("oldestWaiting", facts.oldest.map { .string($0.text) } ?? .null),
        .init("underWay", .number(String(facts.underWay))),
        .init("unclaimable", .number(String(facts.unclaimable))),
        .init("progress", .string(facts.progress.text)),
        .init("documentsPerSecond", .number(oneDecimal(rate))),
        .init("files", .object(entries(facts.counts.files, DropRecord.Outcome.allCases))),
        .init("documents", .object(entries(facts.counts.documents, DropRecord.Fate.allCases))),
        .init(
          "lastError",
          facts.lastError.map { error in
            .object([
              .init("time", .string(error.time.text)),
              .init("message", .string(error.message[settings.language])),
            ])
          } ?? .null),
      ])
    }
    // As long each time, give or take a step, so that it fits over the last one.
    let line = value.line.utf8
    let room = (line.count / WatchState.step + 1) * WatchState.step
    let bytes = Array(line) + [UInt8](repeating: 0x20, count: room - line.count) + [10]
    do throws(DeliveryFailure) {
      _ = try folder.publish(bytes, as: WatchState.fileName, ifTaken: .replace)
    } catch {
      guard folder.overwrite(WatchState.fileName, with: bytes) else { throw error }
    }
  }

  private static let step = 2048

  static let fileName = "status.json"
}

/// How a watcher fares.
package enum WatchCondition: String, Sendable {
  case running
  /// The environment fails, and nothing new is taken.
  case troubled
  case stopped
}

/// How many of each kind there were, none left out.
private func entries<Kind: RawRepresentable<String>>(
  _ counts: [String: Int], _ kinds: [Kind]
) -> [JSONValue.Member] {
  kinds.map { .init($0.rawValue, .number(String(counts[$0.rawValue, default: 0]))) }
}

private func oneDecimal(_ number: Double) -> String {
  let tenths = Int(number * 10 + 0.5)
  return "\(tenths / 10).\(tenths % 10)"
}
