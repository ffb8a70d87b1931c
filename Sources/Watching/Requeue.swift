package import Delivery
internal import Inbox

/// Puts files that did not come through back into their inbox.
package struct Requeue: Sendable {
  package private(set) var moved: [String] = []
  /// Files that stayed because one of their name is waiting in the inbox.
  package private(set) var blocked: [String] = []

  /// - Parameter names: The files to move; all of `failed` when it is empty.
  /// - Throws: ``DeliveryFailure`` when a file cannot be moved.
  package init(inbox: String, names: Set<String>) throws(DeliveryFailure) {
    let folders = try InboxFolders(path: inbox)
    for place in names.isEmpty ? [InboxFolders.Place.failed] : [.failed, .rejected] {
      for name in try sources(in: folders[place]) where names.isEmpty || names.contains(name) {
        guard try folders.root.take(name, from: folders[place], as: name) else {
          blocked.append(name)
          continue
        }
        moved.append(name)
        // The receipt of what was made stays: it is the only one there is.
        for sidecar in [Sidecar.error, .note] { try folders[place].remove(sidecar.name(for: name)) }
      }
    }
  }
}
