internal import CLinux
internal import Glibc
internal import SystemCalls
internal import Synchronization

/// A folder to which whole files are delivered, kept open; one serves all threads.
///
/// Each file appears complete under its name or not at all, and replaces another only when asked
/// to. Several processes may deliver to one folder, even the same names, at the same time.
package final class DeliveryFolder: Sendable {
  /// The path as the caller gave it; delivered paths start with it.
  package let path: String
  let descriptor: Int32
  /// Where named drafts lie until they are whole; nil: in the folder itself.
  let drafts: DeliveryFolder?
  /// The first way of publishing that may work here; the next is tried when the kernel refuses.
  private let route: Atomic<Int>

  /// The ways to make a file appear whole, without replacing another.
  enum Route: Int, CaseIterable {
    /// An unnamed file that is given its name: nothing is left behind, whenever the process dies.
    case unnamed
    /// A hidden temporary file and a hard link; for file systems without unnamed files.
    case link
    /// A hidden temporary file and a rename that never replaces; for those without hard links.
    case exclusiveRename
  }

  /// Opens `path`, and creates it and its parents if missing.
  ///
  /// - Throws: ``DeliveryFailure`` when a part of it cannot be created or is not a folder.
  package convenience init(path: String) throws(DeliveryFailure) {
    try self.init(path: path, route: .unnamed)
  }

  /// Opens the folder at `path`, which has to be there.
  package convenience init(existing path: String) throws(DeliveryFailure) {
    let opened = retried { open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    guard opened >= 0 else { throw DeliveryFailure(code: errno, path: path) }
    self.init(descriptor: opened, path: path, route: .unnamed)
  }

  convenience init(path: String, route: Route) throws(DeliveryFailure) {
    try DeliveryFolder.create(path)
    let opened = retried { open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    guard opened >= 0 else { throw DeliveryFailure(code: errno, path: path) }
    self.init(descriptor: opened, path: path, route: route)
  }

  /// Takes over an open folder.
  init(descriptor: Int32, path: String, route: Route, drafts: DeliveryFolder? = nil) {
    self.descriptor = descriptor
    self.path = path
    self.drafts = drafts
    self.route = Atomic(route.rawValue)
  }

  deinit { close(descriptor) }

  /// Delivers `bytes` as the file `name`, which has no slash.
  ///
  /// - Throws: ``DeliveryFailure``; nothing new stands under `name` then.
  package func publish(
    _ bytes: [UInt8], as name: String, ifTaken policy: Taken = .keep
  ) throws(DeliveryFailure) -> Delivered {
    try publish(try stage(bytes, as: name), ifTaken: policy)
  }

  /// Prepares a delivery: compares `bytes` with what stands under `name`, or writes them to a file
  /// without a name. Nothing is visible yet.
  ///
  /// This is the part that takes time; threads do it side by side.
  package func stage(_ bytes: [UInt8], as name: String) throws(DeliveryFailure) -> StagedFile {
    // Looking first costs a microsecond and saves the writing when a batch is run again.
    let existing = try compare(bytes, with: name)
    guard existing == .absent, currentRoute == .unnamed, let room = DraftRoom.take() else {
      return StagedFile(bytes, name, existing, nil)
    }
    let draft = Draft(in: self, isNamed: false, room)
    // A failure is met again, and dealt with, when the file is published.
    return draft.write(bytes) == 0
      ? StagedFile(bytes, name, existing, draft) : StagedFile(bytes, name, existing, nil)
  }

  /// Gives a staged file its name.
  ///
  /// - Parameter looksAgain: Whether the file under that name may have been replaced since staging.
  /// - Throws: ``DeliveryFailure``; nothing new stands under the name then.
  package func publish(
    _ staged: StagedFile, ifTaken policy: Taken = .keep, looksAgain: Bool = false
  ) throws(DeliveryFailure) -> Delivered {
    let (bytes, name) = (staged.bytes, staged.name)
    var existing = looksAgain ? try compare(bytes, with: name) : staged.existing
    var attempts = 0
    // The second attempt is for a file that another process removed between our two looks; a
    // dangling symbolic link looks like that for ever.
    while existing == .absent, attempts < 2 {
      let code = attempts == 0 && staged.link() ? 0 : linkNew(bytes, as: name)
      if code == 0 { return .written }
      guard code == EEXIST else { throw DeliveryFailure(code: code, path: path(of: name)) }
      existing = try compare(bytes, with: name)
      attempts += 1
    }
    if existing == .same { return .unchanged }
    guard policy == .replace else { return .conflict }
    let code = replace(name, with: bytes)
    guard code == 0 else { throw DeliveryFailure(code: code, path: path(of: name)) }
    return .written
  }

  /// Waits until everything delivered to this file system is on the disk itself, beyond the reach of
  /// a power cut; once for a whole batch, as a wait for each file would take longer than its making.
  package func sync() throws(DeliveryFailure) {
    guard retried({ syncfs(descriptor) }) == 0 else {
      throw DeliveryFailure(code: errno, path: path)
    }
  }

  /// The path of the file `name`, as text for people and scripts.
  package func path(of name: String) -> String {
    path.utf8.last == UInt8(ascii: "/") ? path + name : path + "/" + name
  }

  /// Writes a new file by the first route that works here and remembers that route.
  ///
  /// Returns 0 or the error number; `EEXIST` when the name is taken.
  private func linkNew(_ bytes: [UInt8], as name: String) -> Int32 {
    while true {
      let route = currentRoute
      let draft = Draft(in: self, isNamed: route != .unnamed)
      var code = draft.write(bytes)
      if code == 0 {
        code = route == .exclusiveRename ? draft.renameExclusively(to: name) : draft.link(as: name)
      }
      guard draft.refusal(code), let next = Route(rawValue: route.rawValue + 1) else { return code }
      currentRoute = next
    }
  }

  var currentRoute: Route {
    get { Route(rawValue: route.load(ordering: .relaxed)) ?? .exclusiveRename }
    set { route.store(newValue.rawValue, ordering: .relaxed) }
  }

  /// Puts a file in the place of another in one step.
  private func replace(_ name: String, with bytes: [UInt8]) -> Int32 {
    // An unnamed file cannot be renamed over another; a named draft can.
    let draft = Draft(in: self, isNamed: true)
    let code = draft.write(bytes)
    return code == 0 ? draft.rename(to: name) : code
  }

  /// Creates a folder and its missing parents, like `mkdir -p`.
  private static func create(_ path: String) throws(DeliveryFailure) {
    if mkdir(path, 0o777) == 0 || errno == EEXIST { return }
    guard errno == ENOENT, let slash = parentEnd(of: path) else {
      throw DeliveryFailure(code: errno, path: path)
    }
    try create(String(path[..<slash]))
    // Another process may create the same folder at the same time.
    guard mkdir(path, 0o777) == 0 || errno == EEXIST else {
      throw DeliveryFailure(code: errno, path: path)
    }
  }

  /// Where the parent's path ends; nil when `path` has no parent to create.
  private static func parentEnd(of path: String) -> String.Index? {
    guard let last = path.lastIndex(where: { $0 != "/" }),
      let slash = path[..<last].lastIndex(of: "/"),
      let end = path[..<slash].lastIndex(where: { $0 != "/" })
    else { return nil }
    return path.index(after: end)
  }
}

/// What to do when the name is taken by a file with other bytes.
package enum Taken: Sendable {
  case keep
  case replace
}

/// What became of a delivery.
package enum Delivered: Hashable, Sendable {
  case written
  /// The file was there already, with the same bytes.
  case unchanged
  /// The name belongs to a file with other bytes, which was left alone.
  case conflict
}
