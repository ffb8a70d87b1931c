internal import Batch
internal import Delivery
internal import Glibc
internal import Inbox
internal import JSON
internal import Measures
internal import Pipeline
internal import Posting
internal import Register
internal import SQLite

/// Takes rendered documents from the workers and makes them last: PDF, register, receipt, and only
/// then the move of the source.
///
/// Documents are settled in groups, as many as are ready, because waiting for the disk costs the same
/// for one as for a hundred. Each step is on the disk before the next begins, so that whatever
/// instant the process ends at, the next start finds every file either where it was or finished:
/// 1. the register announces the documents; 2. PDFs get their names; 3. the register confirms;
/// 4. receipts are written; 5. sources move out of `working`.
final class Settlement {
  typealias Work = OrderedWork<WatchJob, WatchProduct>

  let folders: InboxFolders
  let register: Register
  private let outbox: Outbox
  let settings: WatchSettings
  let retries: Retries
  private let bell: Doorbell
  let state: WatchState
  private let finished: FinishedFiles
  let tell: @Sendable (WatchEvent) -> Void
  /// The files under way, and what became of their documents so far.
  var records: [ObjectIdentifier: DropRecord] = [:]
  var group: [Item] = []
  private var ended: [(drop: Drop, end: WatchJob.End)] = []

  /// A document of the group at hand.
  struct Item {
    let drop: Drop
    var document: MadeDocument
    var plan = Plan.refuse(.rejected)
    var entry: IssuedDocument?
    /// Whether all its PDFs are there now.
    var isDelivered = false
  }

  enum Plan: Equatable {
    case refuse(DropRecord.Fate)
    /// New: to be delivered. A file under its name that was announced for it is its own, from before an
    /// interruption.
    case issue(announced: [DeliveredFile])
    /// Issued already; from this very drop, before an interruption, or from another.
    case keep(DropRecord.Fate)
    /// The same document as an earlier one of the group: shares its fate.
    case follow(Int)
  }

  init(
    _ settings: WatchSettings, folders: InboxFolders, register: Register, outbox: Outbox,
    retries: Retries, bell: Doorbell, state: WatchState, finished: FinishedFiles,
    tell: @escaping @Sendable (WatchEvent) -> Void
  ) {
    self.settings = settings
    self.folders = folders
    self.register = register
    self.outbox = outbox
    self.retries = retries
    self.bell = bell
    self.state = state
    self.finished = finished
    self.tell = tell
  }

  /// Settles everything that comes out of `work`, until there is no more.
  func run(_ work: Work) {
    while let product = work.next() {
      take(product)
      // While more is under way a group is worth a moment's wait: each group waits for the disk.
      let deadline = ContinuousClock.now + Settlement.patience
      while group.count < 256, ended.count < 256, state.underWay > ended.count,
        let more = work.next(by: deadline)
      {
        take(more)
      }
      settle()
    }
  }

  /// The longest that a finished document waits for others.
  private static let patience = Duration.milliseconds(50)

  private func take(_ product: WatchProduct) {
    switch product.step {
    case .end(let end): ended.append((product.drop, end))
    case .document(let document):
      if let trouble = document.trouble { product.drop.fail(trouble) }
      if product.drop.trouble == nil { group.append(Item(drop: product.drop, document: document)) }
    }
  }

  private func settle() {
    do throws(Trouble) {
      try announce()
      deliver()
      try confirm()
    } catch {
      for item in group { item.drop.fail(error) }
    }
    for item in group where item.drop.trouble == nil { record(item) }
    group.removeAll(keepingCapacity: true)
    if !ended.isEmpty {
      finish()
      ended.removeAll(keepingCapacity: true)
      bell.ring()
    }
    tell(.settled)
  }

  // MARK: 2. The PDFs

  private func deliver() {
    for index in group.indices {
      guard case .issue(let announced) = group[index].plan, group[index].drop.trouble == nil
      else { continue }
      do throws(DeliveryFailure) {
        group[index].isDelivered = true
        for parcel in group[index].document.parcels {
          guard case .conflict = try outbox.deliver(parcel, announced: announced)
          else { continue }
          group[index].isDelivered = false
          group[index].plan = .refuse(.conflict)
          group[index].document.problems.append(
            Problem(.error, PostingCode.taken.rawValue, at: .root, Settlement.taken(parcel.path)))
          break
        }
      } catch {
        group[index].isDelivered = false
        group[index].drop.fail(Trouble(error))
      }
    }
  }

  private static func taken(_ path: String) -> Wording {
    Wording(
      en: "conflict: \(path) exists with other bytes, and was not made from this document; it was "
        + "left alone (Despacho 8632/2014, 1.11). Move it away, or give documents their own names "
        + "with --name",
      pt:
        "conflito: \(path) já existe com outros bytes e não vem deste documento; não foi alterado "
        + "(Despacho 8632/2014, 1.11). Mova-o, ou dê nomes próprios aos documentos com --name")
  }

  // MARK: 3. The register confirms

  private func confirm() throws(Trouble) {
    guard group.contains(where: { $0.entry != nil }) else { return }
    if group.contains(where: { if case .issue = $0.plan { true } else { false } }) {
      do throws(DeliveryFailure) { try outbox.sync() } catch { throw Trouble(error) }
    }
    try using { () throws(DatabaseFailure) in
      try register.transaction { () throws(DatabaseFailure) in
        for item in group {
          guard let entry = item.entry else { continue }
          switch item.plan {
          // Whatever becomes of the rest of its file.
          case .issue(let announced) where item.isDelivered:
            if announced.isEmpty {
              try register.confirm(entry.identity)
            } else {
              try register.enter(entry, .issued)
            }
          // Its PDF may be there, from before an interruption.
          case .issue(let announced) where !announced.isEmpty: break
          case .issue, .refuse: try register.withdraw(entry.identity)
          case .keep, .follow: break
          }
        }
      }
    }
  }

  /// Uses the register; what goes wrong with it is trouble of the whole group.
  func using(
    _ body: () throws(DatabaseFailure) -> Void
  ) throws(Trouble) {
    do throws(DatabaseFailure) { try body() } catch { throw Trouble(error) }
  }

  // MARK: 4. The receipts

  private func record(_ item: Item) {
    var item = item
    if case .follow(let earlier) = item.plan { follow(group[earlier], &item) }
    guard item.drop.trouble == nil else { return }
    let fate: DropRecord.Fate
    switch item.plan {
    case .refuse(let refusal):
      fate = refusal
      item.entry = nil
    case .issue: fate = .issued
    case .keep(let kept): fate = kept
    case .follow: return
    }
    do throws(DeliveryFailure) {
      try record(of: item.drop).add(item.document, fate, issued: item.entry)
    } catch { return item.drop.fail(Trouble(error)) }
    state.count(document: fate.rawValue)
    tell(
      .document(
        DocumentFate(
          source: item.drop.name, position: item.document.position, number: item.document.number,
          status: fate.rawValue, paths: item.entry?.files.map(\.path) ?? [],
          problems: item.document.problems, places: item.document.places)))
  }

  /// Gives `item` the fate of the same document earlier in the group.
  private func follow(_ earlier: Item, _ item: inout Item) {
    if let trouble = earlier.drop.trouble { return item.drop.fail(trouble) }
    item.entry = earlier.entry
    item.plan = .keep(.acknowledged)
    guard case .refuse = earlier.plan else { return }
    item.plan = earlier.plan
    item.document.problems = earlier.document.problems
    item.document.places = earlier.document.places
  }

  private func record(of drop: Drop) -> DropRecord {
    if let known = records[ObjectIdentifier(drop)] { return known }
    let record = DropRecord(drop, language: settings.language, scratch: folders.control)
    records[ObjectIdentifier(drop)] = record
    return record
  }

  // MARK: 5. The sources

  private func finish() {
    var leaving: [(record: DropRecord, outcome: DropRecord.Outcome)] = []
    for (drop, end) in ended {
      let record = record(of: drop)
      records[ObjectIdentifier(drop)] = nil
      switch end {
      case .abandoned:
        putBack(drop)
        continue
      case .complete(let documents):
        if !drop.isUnchanged { drop.fail(.changed) }
        if documents == 0 { addEmptiness(to: record) }
      case .broken: break
      }
      if drop.trouble != nil {
        retry(record)
      } else if let outcome = publish(record) {
        leaving.append((record, outcome))
      }
    }
    guard !leaving.isEmpty else { return }
    do throws(DeliveryFailure) { try folders.root.sync() } catch {
      for (record, _) in leaving {
        record.drop.fail(Trouble(error))
        retry(record)
      }
      return
    }
    for (record, outcome) in leaving { move(record, outcome) }
  }

  private func addEmptiness(to record: DropRecord) {
    do throws(DeliveryFailure) {
      try record.add(
        record.drop.refusal
          ?? InboxRule.noDocument.problem)
    } catch { record.drop.fail(Trouble(error)) }
  }

  /// Writes the sidecars; nil when that failed.
  private func publish(_ record: DropRecord) -> DropRecord.Outcome? {
    let outcome = record.outcome
    do throws(DeliveryFailure) {
      try record.publish(outcome, finished: .now, to: folders[outcome.place])
      return outcome
    } catch {
      record.drop.fail(Trouble(error))
      retry(record)
      return nil
    }
  }

  private func move(_ record: DropRecord, _ outcome: DropRecord.Outcome) {
    guard record.drop.isUnchanged else {
      record.unpublish(from: folders[outcome.place])
      record.drop.fail(.changed)
      return retry(record)
    }
    do throws(DeliveryFailure) {
      guard try !leave(record, outcome, reason: record.reason) else { return }
      throw DeliveryFailure(
        code: EEXIST, path: folders[outcome.place].path(of: record.drop.name))
    } catch {
      record.drop.fail(Trouble(error))
      retry(record)
    }
  }

  /// Moves a drop to where it belongs, and tells of it; false when somebody has put a file of that
  /// name into a folder that is the watcher's.
  func leave(
    _ record: DropRecord, _ outcome: DropRecord.Outcome, reason: Wording?
  ) throws(DeliveryFailure) -> Bool {
    let (drop, folder) = (record.drop, folders[outcome.place])
    guard try folder.take(drop.name, from: folders[.working], as: drop.name) else { return false }
    forgetInterruptions(of: drop)
    if outcome.place != .unsupported { finished.add(drop, in: outcome.place) }
    state.finish(drop.name, outcome.rawValue)
    tell(
      .file(
        FileFate(
          name: drop.name, outcome: outcome.rawValue, path: folder.path(of: drop.name),
          documents: record.documents, refused: record.refusals, warnings: record.warnings,
          reason: reason)))
    return true
  }
}
