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
  ///
  /// The path itself is the user's and may be a link; what lies below is the watcher's and may not.
  package init(path: String) throws(DeliveryFailure) {
    root = try DeliveryFolder(path: path)
    control = try root.folder(InboxFolders.controlName)
    var places: [Place: DeliveryFolder] = [:]
    for place in Place.allCases {
      places[place] = try root.folder(place.rawValue, drafts: control)
    }
    self.places = places
  }

  package subscript(place: Place) -> DeliveryFolder { places[place] ?? root }

  /// What the folder at `path` is to the watcher; nil when it is nothing of its own.
  package func place(of path: String) -> String? {
    guard let folder = try? DeliveryFolder(existing: path) else { return nil }
    if folder.isSame(as: root) { return root.path }
    if folder.isSame(as: control) { return control.path }
    return Place.allCases.map { self[$0] }.first { $0.isSame(as: folder) }?.path
  }

  /// Removes what a killed watcher was writing; only under the lock.
  package func removeDrafts() throws(DeliveryFailure) { try control.removeDrafts() }

  /// A name that nothing in any of the sub-folders has, nor a sidecar of it: `name` itself, or with
  /// a number.
  ///
  /// A name that comes again and again costs no more for it: the numbers are not tried one by one.
  ///
  /// - Parameter isStemTaken: Whether a file that is being worked on will have sidecars of that stem.
  package func freeName(
    for name: String, _ isStemTaken: (String) -> Bool = { _ in false }
  ) -> String {
    let name = shortened(name)
    func isFree(_ version: Int) -> Bool {
      let candidate = versioned(name, version)
      return !isStemTaken(stem(of: candidate)) && !hasTraces(of: candidate)
    }
    var (taken, free) = (0, 1)
    while !isFree(free) { (taken, free) = (free, 2 * free) }
    while free - taken > 1 {
      let middle = (taken + free) / 2
      if isFree(middle) { free = middle } else { taken = middle }
    }
    return versioned(name, free)
  }

  /// Whether a file of that name is there, or what was written beside one that was carried away.
  private func hasTraces(of name: String) -> Bool {
    let names = [name] + Sidecar.allCases.map { $0.name(for: name) }
    return Place.allCases.contains { place in names.contains { self[place].contains($0) } }
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
