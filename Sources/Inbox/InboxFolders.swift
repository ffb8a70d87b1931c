internal import CLinux
package import Delivery
internal import Glibc

/// An inbox and the folders below it that belong to the watcher.
package struct InboxFolders: Sendable {
  package let root: DeliveryFolder
  /// Hidden: the lock, the register, the state of the watcher.
  package let control: DeliveryFolder
  private let places: [Place: DeliveryFolder]

  /// The sub-folders; their names are a promise to the users.
  package enum Place: String, CaseIterable, Sendable {
    /// What is being worked on.
    case working
    /// What came through, with its receipts.
    case done
    /// What broke a rule, with the reasons.
    case rejected
    /// What the environment did not let through, although it was tried again and again.
    case failed
    /// What is no document file.
    case unsupported
  }

  package static let controlName = ".prelo"

  /// Opens the inbox at `path` and makes what is missing of it.
  package init(path: String) throws(DeliveryFailure) {
    root = try DeliveryFolder(path: path)
    control = try DeliveryFolder(path: root.path(of: InboxFolders.controlName))
    var places: [Place: DeliveryFolder] = [:]
    for place in Place.allCases {
      places[place] = try DeliveryFolder(path: root.path(of: place.rawValue))
    }
    self.places = places
  }

  package subscript(place: Place) -> DeliveryFolder { places[place] ?? root }

  /// What the folder at `path` is to the watcher; nil when it is nothing of its own.
  package func place(of path: String) -> String? {
    guard let folder = try? DeliveryFolder(path: path) else { return nil }
    if folder.isSame(as: root) { return root.path }
    if folder.isSame(as: control) { return control.path }
    return Place.allCases.map { self[$0] }.first { $0.isSame(as: folder) }?.path
  }

  /// Removes what a killed watcher was writing; only under the lock.
  package func removeDrafts() throws(DeliveryFailure) {
    try control.removeDrafts()
    for place in Place.allCases { try self[place].removeDrafts() }
  }

  /// A name that nothing in any of the sub-folders has, nor a sidecar of it: `name` itself, or with
  /// a number.
  package func freeName(for name: String) -> String {
    let name = shortened(name)
    var version = 1
    while true {
      let candidate = versioned(name, version)
      if isFree(candidate) { return candidate }
      version += 1
    }
  }

  /// Whether no file of that name has left traces: each place has a sidecar beside every file.
  private func isFree(_ name: String) -> Bool {
    let (result, error) = (Sidecar.result.name(for: name), Sidecar.error.name(for: name))
    return !self[.working].contains(name) && !self[.done].contains(result)
      && !self[.rejected].contains(error) && !self[.rejected].contains(result)
      && !self[.failed].contains(error) && !self[.failed].contains(result)
      && !self[.unsupported].contains(error)
  }
}

/// Whether a folder lies on a network share or another file system that tells of changes only when
/// asked.
package func isOnNetwork(_ path: String) -> Bool {
  var status = statfs()
  guard statfs(path, &status) == 0 else { return false }
  // linux/magic.h: NFS, SMB, CIFS, SMB2, AFS, Coda, 9P, Ceph, FUSE.
  let networks: Set<UInt32> = [
    0x6969, 0x517B, 0xFF53_4D42, 0xFE53_4D42, 0x5346_414F, 0x7375_7245, 0x0102_1997, 0x00C3_6400,
    0x6573_5546,
  ]
  return networks.contains(UInt32(truncatingIfNeeded: status.f_type))
}
