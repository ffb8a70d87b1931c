internal import Batch
internal import Manifest
internal import Measures
internal import SystemCalls
internal import Synchronization

/// The manifest of a run: new, or continued.
final class BatchLedger {
  private let writer: ManifestWriter
  private let shard: Shard
  /// Records of the interrupted run that are kept.
  private let kept: Int
  /// Those of them that have met their document.
  private var met = 0

  /// Opens the manifest that `settings` ask for; nil when they ask for none.
  init?(_ settings: BatchSettings) throws(ManifestFailure) {
    guard let path = settings.manifest else { return nil }
    shard = settings.shard
    guard settings.resumes, fileExists(path) else {
      kept = 0
      writer = try ManifestWriter(path: path)
      return
    }
    // What failed for the environment's sake is tried again, and what came after it.
    let reader = try ManifestReader(path: path)
    var count = 0
    var end = reader.offset
    while let record = try reader.next(), record.status != .failed {
      count += 1
      end = reader.offset
    }
    if let totals = reader.totals, totals.shard != settings.shard.description {
      throw ManifestFailure(otherShard: totals.shard, path: path)
    }
    kept = count
    writer = try ManifestWriter(continuing: path, at: end)
  }

  /// The kept records, for the feed.
  func tail() throws(ManifestFailure) -> ManifestTail? {
    guard kept > 0 else { return nil }
    let reader = Mutex(Pages(reader: try ManifestReader(path: writer.path)))
    return ManifestTail(count: kept) {
      reader.withLock { pages in
        do throws(ManifestFailure) { return .success(try pages.reader.next()) } catch {
          return .failure(error)
        }
      }
    }
  }

  /// A reader on its way to another thread.
  private struct Pages: @unchecked Sendable {
    let reader: ManifestReader
  }

  /// Records a document.
  func add(_ record: ManifestRecord) throws(ManifestFailure) { try writer.append(record) }

  /// Names the files of records, which are asked for in order; see ``ManifestWriter/setFiles(_:)``.
  func setFiles(_ file: (Int) -> String?) throws(ManifestFailure) { try writer.setFiles(file) }

  /// Counts a document whose record stands.
  func keep(_ record: ReadRecord) {
    met += 1
    writer.keep(record)
  }

  /// Whether `record` is what the manifest says of the document already.
  func agrees(_ record: ManifestRecord, with known: ReadRecord) -> Bool {
    writer.form.line(record).utf8.elementsEqual(known.line)
  }

  /// Whether every record of the interrupted run has met its document.
  var isCaughtUp: Bool { met == kept }

  /// Writes the closing record.
  func close(
    _ ending: ManifestTotals.Ending, inputs: Int, durably: Bool
  ) throws(ManifestFailure) {
    // A run that ended while it was looking at old records has nothing to say about the rest.
    guard isCaughtUp else { return }
    try writer.close(ending, inputs: inputs, shard: shard.description, durably: durably)
  }
}

extension ManifestFailure {
  fileprivate init(otherShard shard: String, path: String) {
    self.init(
      path, en: "is the manifest of shard \(shard); resume it with the same --shard",
      pt: "é o manifesto da parte \(shard); retome-o com o mesmo --shard")
  }
}
