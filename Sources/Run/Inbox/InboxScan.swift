package import Delivery

/// A file in an inbox that is ready to be taken.
package struct Arrival: Sendable {
  package let name: RawName
  /// The name as text; what is not UTF-8 in it is replaced.
  package let text: String
  package let kind: Kind
  /// When it came into the inbox under this name, or was last written to.
  package let time: Moment
  /// How long ago that was.
  package let age: Duration

  package enum Kind: Sendable {
    case document
    /// A document file that has stayed empty.
    case empty
    /// Another kind of file, by its name or by its nature: a link, a pipe, a device.
    case unsupported
  }
}

/// In which order files are taken.
package enum InboxOrder: String, CaseIterable, Sendable {
  case arrival
  case name
}

/// When a file counts as whole.
package struct Patience: Sendable {
  /// How long a file must have been left alone.
  package var quiet: Duration
  /// How long an empty file is waited for.
  package var empty: Duration

  package init(quiet: Duration, empty: Duration) {
    self.quiet = quiet
    self.empty = empty
  }
}

/// One look at an inbox.
///
/// Nothing is remembered from one look to the next: a file is whole when the file system says that
/// nobody has touched it for a while, so it does not matter which events were lost or how many
/// files there are.
package struct InboxScan: Sendable {
  /// What can be taken now, in order; the first of them, when there are many.
  package private(set) var ready: [Arrival] = []
  /// Whether more are ready than stand in ``ready``.
  package private(set) var hasMore = false
  /// How long until the next file may be ready; nil when none is waiting to be.
  package private(set) var nextDue: Duration?
  /// Document files in the inbox, ready or not.
  package private(set) var waiting = 0
  /// When the one came that has waited longest.
  package private(set) var oldest: Moment?

  /// Looks at every file in `folder`.
  ///
  /// - Parameters:
  ///   - now: The time on the clock of the file system.
  ///   - renamed: The names that a rename has just brought, which are whole at once.
  ///   - passing: Names that are passed over.
  ///   - limit: The most arrivals to hold; memory is bounded by it.
  /// - Throws: ``DeliveryFailure`` when the folder cannot be read.
  package init(
    _ folder: DeliveryFolder, order: InboxOrder, patience: Patience, now: Moment,
    renamed: Set<RawName> = [], passing: Set<RawName> = [], limit: Int
  ) throws(DeliveryFailure) {
    var found: [Arrival] = []
    var scan = self
    try folder.forEachEntry { name in
      guard !passing.contains(name),
        let arrival = scan.look(
          at: name, in: folder, patience, now, isRenamed: renamed.contains(name))
      else { return }
      found.append(arrival)
      // Twice the limit is sorted and halved: cheaper than keeping order at every step.
      if found.count >= 2 * limit {
        InboxScan.sort(&found, order)
        found.removeLast(found.count - limit)
        scan.hasMore = true
      }
    }
    InboxScan.sort(&found, order)
    if found.count > limit {
      found.removeLast(found.count - limit)
      scan.hasMore = true
    }
    scan.ready = found
    self = scan
  }

  /// Creates the result of a look at nothing.
  private init() {}

  private mutating func look(
    at name: RawName, in folder: DeliveryFolder, _ patience: Patience, _ now: Moment,
    isRenamed: Bool
  ) -> Arrival? {
    let text = text(of: name)
    let promised = kind(ofEntry: text)
    guard promised != .ignored, let status = folder.status(of: name) else { return nil }
    // A folder is somebody's own business, or the watcher's.
    guard !status.isFolder else { return nil }
    // The time of the last change cannot be set back, as copying programs do with the other one.
    let time = Moment(nanoseconds: status.changed)
    var kind = status.isFile && promised == .document ? Arrival.Kind.document : .unsupported
    if kind == .document {
      waiting += 1
      oldest = oldest.map { min($0, time) } ?? time
    }
    // A clock that was set back must not keep a file waiting: what lies in the future is old.
    let age = time > now ? time.since(now) : now.since(time)
    var needed = isRenamed && kind == .document ? .zero : patience.quiet
    if kind == .document, status.size == 0 {
      kind = .empty
      needed = patience.empty
    }
    guard age >= needed else {
      // Empty files are waited for too long to set an alarm.
      guard kind != .empty else { return nil }
      let wait = needed - age
      nextDue = nextDue.map { min($0, wait) } ?? wait
      return nil
    }
    return Arrival(name: name, text: text, kind: kind, time: time, age: age)
  }

  private static func sort(_ arrivals: inout [Arrival], _ order: InboxOrder) {
    switch order {
    case .arrival:
      arrivals.sort { ($0.time, $0.text) < ($1.time, $1.text) }
    case .name: arrivals.sort { $0.text.utf8.lexicographicallyPrecedes($1.text.utf8) }
    }
  }
}
