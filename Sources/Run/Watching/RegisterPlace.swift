internal import Delivery
internal import Glibc
internal import Inbox
internal import JSON
internal import Register
internal import SQLite

/// Where the register of an inbox lies, and which inboxes use it.
struct RegisterPlace {
  /// Without a link on the way.
  let path: String
  /// Whether it lies in the inbox's own control folder.
  let isOwn: Bool
  private let folder: DeliveryFolder
  private let name: String

  static let ownName = "register.sqlite"

  /// - Parameter given: The path that the user gave; nil: inside the inbox.
  /// - Throws: ``DeliveryFailure`` when its folder is not there.
  init(_ given: String?, _ folders: InboxFolders) throws(DeliveryFailure) {
    let control = folders.control
    guard let given else {
      (folder, name, isOwn) = (control, RegisterPlace.ownName, true)
      path = "\(control.realPath ?? control.path)/\(name)"
      return
    }
    // The path is the user's: it may be a link, but all who share the register must mean one file.
    let real = RegisterPlace.resolved(given) ?? given
    let slash = real.lastIndex(of: "/")
    folder = try DeliveryFolder(existing: slash.map { String(real[...$0]) } ?? ".")
    name = String(real[(slash.map { real.index(after: $0) } ?? real.startIndex)...])
    path = "\(folder.realPath ?? folder.path)/\(name)"
    isOwn = name == RegisterPlace.ownName && folder.isSame(as: control)
  }

  private static func resolved(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }

  var isMissing: Bool { !folder.contains(name) }

  /// Keeps others from making the register, or making it anew, at the same time.
  func lock() throws(DeliveryFailure) -> InboxLock {
    try InboxLock.wait(name + ".lock", in: folder)
  }

  /// Opens the register, which has to be there.
  func open() throws(DatabaseFailure) -> Register {
    try Register(path: path, isOnNetwork: Inbox.isOnNetwork(folder.path), makes: false)
  }

  /// Opens the register; nil when it is damaged.
  func openUndamaged() throws(DatabaseFailure) -> Register? {
    do throws(DatabaseFailure) { return try open() } catch {
      guard error.isDamage else { throw error }
      return nil
    }
  }

  /// Moves what is there out of the way and puts the new file in its place.
  func replace(with draft: String) throws(DeliveryFailure) {
    for ending in ["", "-wal", "-shm", "-journal"] {
      unlink(path + ".old" + ending)
      rename(path + ending, path + ".old" + ending)
    }
    guard rename(draft, path) == 0 else { throw DeliveryFailure(code: errno, path: path) }
    unlink(draft + "-journal")
    try folder.sync()
  }

  // MARK: Who uses it

  /// The inboxes that are known to use the register, beside the one it lies in.
  var users: Set<String> {
    guard let bytes = folder.contents(of: name + ".inboxes", limit: 1 << 20),
      case .array(let paths)? = try? JSONValue(parsing: bytes)
    else { return [] }
    return Set(paths.compactMap(\.string))
  }

  /// Notes which inboxes use the register; under the lock.
  func setUsers(_ users: Set<String>) throws(DeliveryFailure) {
    let list = JSONValue.array(users.sorted().map { .string($0) }).line
    _ = try folder.publish(Array((list + "\n").utf8), as: name + ".inboxes", ifTaken: .replace)
  }
}

extension InboxFolders {
  /// The inbox's path, the same whichever way it was given.
  var realPath: String { root.realPath ?? root.path }
}
