package import Delivery
internal import Inbox
internal import JSON

/// Puts files that did not come through back into their inbox.
package struct Requeue: Sendable {
  package private(set) var moved: [String] = []
  /// Files that stayed because one of their name is waiting in the inbox.
  package private(set) var blocked: [String] = []
  /// Files that stayed because they end the program and were not named.
  package private(set) var harmful: [String] = []

  /// - Parameters:
  ///   - names: The files to move; all of `failed` but those that end the program when it is empty.
  ///   - takesRejected: Whether without names those of `rejected` are moved too.
  /// - Throws: ``DeliveryFailure`` when a file cannot be moved.
  package init(
    inbox: String, names: Set<String>, takesRejected: Bool = false
  ) throws(DeliveryFailure) {
    let folders = try InboxFolders(path: inbox)
    let isBounded = names.isEmpty && !takesRejected
    for place in isBounded ? [InboxFolders.Place.failed] : [.failed, .rejected] {
      for name in try sources(in: folders[place]) where names.isEmpty || names.contains(name) {
        guard !names.isEmpty || !Requeue.isHarmful(name, in: folders[place]) else {
          harmful.append(name)
          continue
        }
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

  /// Whether the file is in `failed` because it ended the program, as its sidecar says.
  private static func isHarmful(_ name: String, in folder: DeliveryFolder) -> Bool {
    let sidecar = Sidecar.error.name(for: name)
    guard let bytes = folder.contents(of: sidecar, limit: 1 << 16),
      let value = try? JSONValue(parsing: bytes), case .array(let documents)? = value["documents"]
    else { return false }
    return documents.contains { document in
      guard case .array(let problems)? = document["problems"] else { return false }
      return problems.contains { $0["code"]?.string == InboxRule.harmful.rawValue }
    }
  }
}
