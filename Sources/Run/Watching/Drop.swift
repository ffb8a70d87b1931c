internal import Delivery
internal import Glibc
internal import Inbox
internal import Measures
internal import Synchronization

/// A file that the watcher has taken out of the inbox and has not finished with.
final class Drop: Sendable {
  /// Its name under `working`, and afterwards wherever it ends; unique among all of them.
  let name: String
  let received: Moment
  private let folder: DeliveryFolder
  private let attempt: Mutex<Attempt>

  private struct Attempt {
    /// The file as it was when its reading began.
    var status: EntryStatus
    var refusal: Problem?
    var number = 1
    var trouble: Trouble?
    var isCounted = false
  }

  init(
    _ name: String, in folder: DeliveryFolder, status: EntryStatus, received: Moment,
    refusal: Problem? = nil
  ) {
    self.name = name
    self.received = received
    self.folder = folder
    attempt = Mutex(Attempt(status: status, refusal: refusal))
  }

  /// The path that people know it by.
  var path: String { folder.path(of: name) }

  /// What tells this drop from another of the same name: survives a restart, and changes with the
  /// file.
  var key: String { attempt.withLock { "\(name)/\($0.status.inode)/\($0.status.modified)" } }

  /// Why it is not even read; nil for a document file.
  var refusal: Problem? { attempt.withLock { $0.refusal } }

  /// The try that is going on, from 1.
  var tries: Int { attempt.withLock { $0.number } }

  /// What has gone wrong in this try; nil while nothing has.
  var trouble: Trouble? { attempt.withLock { $0.trouble } }

  /// Whether the register counts an interruption, should the program end now.
  var isCounted: Bool { attempt.withLock { $0.isCounted } }

  /// Notes that the register counts interruptions of this drop.
  func noteCounted() { attempt.withLock { $0.isCounted = true } }

  /// Notes that this try fails; the first reason counts.
  func fail(_ trouble: Trouble) {
    attempt.withLock { $0.trouble = $0.trouble ?? trouble }
  }

  /// Notes that it is not read.
  func refuse(_ rule: InboxRule) { attempt.withLock { $0.refusal = rule.problem } }

  /// Begins the next try.
  func beginAgain() {
    attempt.withLock {
      $0.number += 1
      $0.trouble = nil
    }
  }

  /// Opens the file to be read from its start; the caller closes it.
  ///
  /// - Returns: Nil when it is no regular file, whatever it was a moment ago.
  /// - Throws: ``DeliveryFailure`` when it is gone or may not be read.
  func open() throws(DeliveryFailure) -> Int32? {
    guard let file = try folder.openFile(name), let status = EntryStatus(ofOpen: file) else {
      return nil
    }
    attempt.withLock { $0.status = status }
    return file
  }

  /// Whether the file is the one that was opened, and nobody has written to it since.
  var isUnchanged: Bool {
    let status = attempt.withLock { $0.status }
    return folder.status(of: Array(name.utf8CString))?.hasBytes(of: status) == true
  }

  /// Whether the file has been taken away.
  var isGone: Bool { !folder.contains(name) }

  /// The file as it was when its reading began.
  var status: EntryStatus { attempt.withLock { $0.status } }
}

/// Why the environment did not let a file through.
struct Trouble: Error {
  let message: Wording
  /// Whether other files will hardly fare better: a full disk rather than one unreadable file.
  let isGeneral: Bool
  /// Whether somebody has written to the file while it was worked on, so that it is read afresh.
  var isChange = false

  /// A file that was not whole when its reading began.
  static let changed = Trouble(
    message: Wording(
      en: "somebody wrote to the file while it was being read; it is read again. Rename files into "
        + "the inbox when they are whole",
      pt:
        "alguém escreveu no ficheiro durante a leitura; volta a ser lido. Mova os ficheiros para a "
        + "pasta quando estiverem completos"),
    isGeneral: false, isChange: true)

  /// What is said of a file that was not whole when it was read to its end.
  static func late(_ name: String) -> Wording {
    Wording(
      en:
        "somebody wrote to \(name) after it had been read; it goes back into the inbox, to be read "
        + "again. Rename files into the inbox when they are whole",
      pt:
        "alguém escreveu em \(name) depois de lido; volta para a pasta, para ser lido outra vez. Mova "
        + "os ficheiros para a pasta quando estiverem completos")
  }
}
