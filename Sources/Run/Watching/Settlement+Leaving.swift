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

// MARK: 6. Where files end

extension Settlement {
  func move(_ record: DropRecord, _ outcome: DropRecord.Outcome) {
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
