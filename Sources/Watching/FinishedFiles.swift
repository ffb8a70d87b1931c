internal import Delivery
internal import Inbox
internal import Synchronization

/// Files that have been finished a short while ago, in which a late writer may still write.
///
/// Where the system does not tell that a file is still open for writing, a pause of its writer looks
/// like its end. What is written after that is found here, and not lost.
final class FinishedFiles: Sendable {
  struct Entry: Sendable {
    let name: String
    let place: InboxFolders.Place
    let status: EntryStatus
    let time: ContinuousClock.Instant
  }

  private let entries = Mutex<[Entry]>([])
  private static let most = 1024
  private static let longest = Duration.seconds(600)

  /// Notes that `drop` has moved to `place`.
  func add(_ drop: Drop, in place: InboxFolders.Place) {
    add(Entry(name: drop.name, place: place, status: drop.status, time: .now))
  }

  /// Keeps an entry in mind, once more.
  func add(_ entry: Entry) {
    entries.withLock { entries in
      // Half at a time: cheaper than one at each step.
      if entries.count >= FinishedFiles.most { entries.removeFirst(FinishedFiles.most / 2) }
      entries.append(entry)
    }
  }

  /// Takes out the files that were written to since they were read.
  func takeChanged(in folders: InboxFolders) -> [Entry] {
    let oldest = ContinuousClock.now - FinishedFiles.longest
    let known = entries.withLock { entries in
      entries.removeAll { $0.time < oldest }
      return entries
    }
    let changed = known.filter { entry in
      guard let status = folders[entry.place].status(of: Array(entry.name.utf8CString)) else {
        return false
      }
      return status.inode == entry.status.inode && !status.hasBytes(of: entry.status)
    }
    guard !changed.isEmpty else { return [] }
    let names = Set(changed.map(\.name))
    entries.withLock { $0.removeAll { names.contains($0.name) } }
    return changed
  }
}
