internal import Delivery
internal import Glibc
internal import Inbox
internal import JSON
internal import Register

/// Opens the register of an inbox.
func openRegister(
  for settings: WatchSettings, _ folders: InboxFolders
) throws(RegisterFailure) -> Register {
  try Register(
    path: settings.register ?? registerPath(in: folders), isOnNetwork: isOnNetwork(settings.inbox))
}

/// Opens the register of an inbox; makes it anew from the receipts where it is missing or damaged.
///
/// - Returns: The register, and how many documents were found in the receipts; nil where it was whole.
func restoreRegister(
  for settings: WatchSettings, _ folders: InboxFolders
) throws(RegisterFailure) -> (Register, Int?) {
  let path = settings.register ?? registerPath(in: folders)
  let isThere = access(path, F_OK) == 0
  if isThere {
    do throws(RegisterFailure) { return (try openRegister(for: settings, folders), nil) } catch {
      guard error.isDamage else { throw error }
    }
  }
  let count = try rebuildRegister(
    at: path, from: [folders], isOnNetwork: isOnNetwork(settings.inbox))
  return (try openRegister(for: settings, folders), isThere || count > 0 ? count : nil)
}

/// Makes the register of `inboxes` anew from their receipts; answers how many documents it holds.
///
/// - Parameter register: Its path; nil: inside the one inbox.
/// - Throws: ``WatchFailure`` when a watcher is running, or when a file cannot be read or written.
package func rebuildRegister(
  inboxes: [String], register: String?
) throws(WatchFailure) -> Int {
  var all: [InboxFolders] = []
  var locks: [InboxLock] = []
  for inbox in inboxes {
    do throws(DeliveryFailure) {
      let folders = try InboxFolders(path: inbox)
      guard let lock = try InboxLock.take(folders) else {
        throw DeliveryFailure(code: EBUSY, path: inbox)
      }
      all.append(folders)
      locks.append(lock)
    } catch {
      throw error.code == EBUSY ? .taken(inbox) : WatchFailure(error.message, isUsage: false)
    }
  }
  defer { withExtendedLifetime(locks) {} }
  do throws(RegisterFailure) {
    return try rebuildRegister(
      at: register ?? registerPath(in: all[0]), from: all, isOnNetwork: isOnNetwork(inboxes[0]))
  } catch { throw WatchFailure(error.message, isUsage: false) }
}

/// Where the register of an inbox lies unless the user says otherwise.
func registerPath(in folders: InboxFolders) -> String {
  folders.control.path(of: "register.sqlite")
}

/// Makes the register anew from the receipts in `inboxes`; a register that was there is kept beside
/// it, with the ending `.old`.
///
/// - Returns: The documents found.
func rebuildRegister(
  at path: String, from inboxes: [InboxFolders], isOnNetwork: Bool
) throws(RegisterFailure) -> Int {
  let draft = path + ".new"
  for ending in ["", "-wal", "-shm", "-journal"] { unlink(draft + ending) }
  var count = 0
  do {
    let register = try Register(path: draft, isOnNetwork: true)
    try register.transaction { () throws(RegisterFailure) in
      for folders in inboxes {
        for document in Receipts(folders) where try register.entry(of: document.identity) == nil {
          try register.enter(document, .issued)
          count += 1
        }
      }
    }
  }
  for ending in ["-wal", "-shm", "-journal"] { unlink(path + ending) }
  rename(path, path + ".old")
  rename(draft, path)
  unlink(draft + "-journal")
  return count
}

/// The documents that the receipts of an inbox speak of, one after the other.
private struct Receipts: Sequence, IteratorProtocol {
  private var files: [String] = []
  private var current: UnsafeMutablePointer<FILE>?

  init(_ folders: InboxFolders) {
    for place in [InboxFolders.Place.done, .rejected, .failed] {
      let folder = folders[place]
      var names: [String] = []
      try? folder.forEachEntry { name in
        let text = text(of: name)
        if Sidecar.result.isName(text) { names.append(text) }
      }
      files += names.sorted().map(folder.path(of:))
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
      guard let path = files.popLast() else { return nil }
      current = fopen(path, "re")
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
