internal import Delivery
internal import Glibc
internal import Inbox
internal import JSON
package import Measures
internal import Register
internal import SQLite

/// Opens the register of an inbox once more.
func openRegister(
  for settings: WatchSettings, _ folders: InboxFolders
) throws(Trouble) -> Register {
  let place: RegisterPlace
  do throws(DeliveryFailure) { place = try RegisterPlace(settings.register, folders) } catch {
    throw Trouble(error)
  }
  do throws(DatabaseFailure) { return try place.open() } catch { throw Trouble(error) }
}

/// Opens the register of an inbox; makes it, or makes it anew from the receipts, where it is missing or
/// damaged and no other inbox uses it.
///
/// - Returns: The register, and how many documents were taken from receipts; nil where it was whole, or
///   new and empty.
/// - Throws: ``Failure`` when the documents of other inboxes would be forgotten.
func restoreRegister(
  for settings: WatchSettings, _ folders: InboxFolders
) throws(Failure) -> (Register, Int?) {
  try Failure.of { () throws in
    let place = try RegisterPlace(settings.register, folders)
    let lock = try place.lock()
    defer { withExtendedLifetime(lock) {} }
    let (me, users) = (folders.realPath, place.users)
    let isMissing = place.isMissing
    if let register = isMissing ? nil : try place.openUndamaged() {
      guard !place.isOwn, !users.contains(me) else { return (register, nil) }
      // What this inbox has issued with another register counts in this one, too.
      let count = try register.enterReceipts(of: [folders])
      try place.setUsers(users.union([me]))
      return (register, count > 0 ? count : nil)
    }
    let others = users.subtracting([me])
    guard others.isEmpty, place.isOwn || isMissing || users.contains(me) else {
      throw Failure.shared(place.path, isMissing: isMissing, users.union([me]))
    }
    let count = try rebuildRegister(at: place, from: [folders])
    if !place.isOwn { try place.setUsers([me]) }
    return (try place.open(), isMissing && count == 0 ? nil : count)
  }
}

/// Makes the register of `inboxes` anew from their receipts; answers how many documents it holds.
///
/// - Parameter register: Its path; nil: inside the one inbox.
/// - Throws: ``Failure`` when a watcher is running, when an inbox that uses the register is not
///   among them, or when a file cannot be read or written.
package func rebuildRegister(
  inboxes: [String], register: String?
) throws(Failure) -> Int {
  try Failure.of { () throws in
    var all: [InboxFolders] = []
    var locks: [InboxLock] = []
    for inbox in inboxes {
      let folders = try InboxFolders(path: inbox)
      guard let lock = try InboxLock.take(folders) else { throw Failure.taken(inbox) }
      all.append(folders)
      locks.append(lock)
    }
    let place = try RegisterPlace(register, all[0])
    locks.append(try place.lock())
    defer { withExtendedLifetime(locks) {} }
    let (named, users) = (Set(all.map(\.realPath)), place.users)
    let forgotten = users.subtracting(named).filter { (try? DeliveryFolder(existing: $0)) != nil }
    guard forgotten.isEmpty else { throw Failure.unnamed(forgotten, place.path) }
    let count = try rebuildRegister(at: place, from: all)
    if !place.isOwn || named.count > 1 { try place.setUsers(named) }
    return count
  }
}

/// Makes the register anew from the receipts in `inboxes`; a register that was there is kept beside
/// it, with the ending `.old`.
///
/// - Returns: The documents found.
private func rebuildRegister(at place: RegisterPlace, from inboxes: [InboxFolders]) throws -> Int {
  let draft = place.path + ".new"
  for ending in ["", "-wal", "-shm", "-journal"] { unlink(draft + ending) }
  let count = try Register(path: draft, isOnNetwork: true).enterReceipts(of: inboxes)
  try place.replace(with: draft)
  return count
}

extension Register {
  /// Enters the documents of the receipts in `inboxes` that are not in it yet; answers how many.
  fileprivate func enterReceipts(of inboxes: [InboxFolders]) throws(DatabaseFailure) -> Int {
    try transaction { () throws(DatabaseFailure) in
      var count = 0
      for folders in inboxes {
        for document in Receipts(folders) where try entry(of: document.identity) == nil {
          try enter(document, .issued)
          count += 1
        }
      }
      return count
    }
  }
}

/// The documents that the receipts of an inbox speak of, one after the other.
private struct Receipts: Sequence, IteratorProtocol {
  private var files: [(folder: DeliveryFolder, name: String)] = []
  private var current: UnsafeMutablePointer<FILE>?

  init(_ folders: InboxFolders) {
    for place in [InboxFolders.Place.done, .rejected, .failed] {
      let folder = folders[place]
      var names: [String] = []
      try? folder.forEachEntry { name in
        let text = text(of: name)
        if Sidecar.result.isName(text) { names.append(text) }
      }
      files += names.sorted().map { (folder, $0) }
    }
    files.reverse()
  }

  mutating func next() -> IssuedDocument? {
    while true {
      if let file = current {
        while let line = readLine(file) {
          if let document = document(in: line) { return document }
        }
        fclose(file)
        current = nil
      }
      guard let (folder, name) = files.popLast() else { return nil }
      current = ((try? folder.openFile(name)) ?? nil).flatMap { fdopen($0, "r") }
    }
  }

  private func readLine(_ file: UnsafeMutablePointer<FILE>) -> [UInt8]? {
    var line: UnsafeMutablePointer<CChar>?
    var capacity = 0
    let count = getline(&line, &capacity, file)
    defer { free(line) }
    guard count > 0, let line else { return nil }
    return UnsafeRawBufferPointer(start: line, count: count).map { $0 }
  }

  /// The document of a receipt's line; nil for its head, its end and what was refused.
  private func document(in line: [UInt8]) -> IssuedDocument? {
    let bytes = Array(line.drop { $0 <= 32 }.reversed().drop { $0 <= 32 || $0 == 44 }.reversed())
    guard let value = try? JSONValue(parsing: bytes), let number = value["number"]?.string,
      let seller = value["seller"]?.string, let content = value["content"]?.string
    else { return nil }
    return IssuedDocument(
      identity: DocumentIdentity(
        seller: seller, number: number, atcud: value["atcud"]?.string ?? ""),
      content: content, drop: "", hash: value["hash"]?.string ?? "",
      files: .init(reading: value["files"]), issued: value["issued"]?.string ?? "")
  }
}
