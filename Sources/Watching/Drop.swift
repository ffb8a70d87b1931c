internal import Delivery
internal import Inbox
internal import Measures
internal import Synchronization

/// A file that the watcher has taken out of the inbox and has not finished with.
final class Drop: Sendable {
  /// Its name under `working`, and afterwards wherever it ends; unique among all of them.
  let name: String
  /// The path to read it from.
  let path: String
  /// What tells this drop from another of the same name: survives a restart.
  let key: String
  let received: Moment
  /// Why it is not even read; nil for a document file.
  let refusal: Problem?
  private let attempt = Mutex(Attempt())

  private struct Attempt {
    var number = 1
    var trouble: Trouble?
  }

  init(
    _ name: String, in folder: DeliveryFolder, status: EntryStatus, received: Moment,
    refusal: Problem? = nil
  ) {
    self.name = name
    self.received = received
    self.refusal = refusal
    path = folder.path(of: name)
    key = "\(name)/\(status.inode)/\(status.modified)"
  }

  /// The try that is going on, from 1.
  var tries: Int { attempt.withLock { $0.number } }

  /// What has gone wrong in this try; nil while nothing has.
  var trouble: Trouble? { attempt.withLock { $0.trouble } }

  /// Notes that this try fails; the first reason counts.
  func fail(_ trouble: Trouble) {
    attempt.withLock { $0.trouble = $0.trouble ?? trouble }
  }

  /// Begins the next try.
  func beginAgain() {
    attempt.withLock {
      $0.number += 1
      $0.trouble = nil
    }
  }
}

/// Why the environment did not let a file through.
struct Trouble: Error {
  let message: Wording
  /// Whether other files will hardly fare better: a full disk rather than one unreadable file.
  let isGeneral: Bool
}
