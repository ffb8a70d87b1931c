internal import Measures

/// The closing record of a manifest: counts and sums of all its records.
package struct ManifestTotals: Hashable, Sendable {
  package private(set) var documents = 0
  package private(set) var done = 0
  package private(set) var rejected = 0
  package private(set) var failed = 0
  package private(set) var pages = 0
  package private(set) var sheets = 0
  /// In bytes.
  package private(set) var size = 0
  /// The gross totals of the documents that are done, in cents; wider than ``Money``, because a
  /// batch has no largest number of documents.
  package private(set) var grossCents: Int128 = 0
  /// Documents in the whole input, of which a shard takes only a part.
  package var inputs = 0
  /// `I/N`.
  package var shard = "1/1"
  package var ending = Ending.complete

  package enum Ending: String, Hashable, Sendable {
    /// Every document of the input, or of the shard, has its record.
    case complete
    /// The user ended the batch; it can be resumed.
    case interrupted
    /// Something ended the batch: `--fail-fast`, a full disk. It can be resumed.
    case stopped
  }

  package init() {}

  package mutating func add(_ record: ManifestRecord) {
    add(
      record.status, pages: record.pages, sheets: record.sheets, size: record.size,
      cents: record.grossTotal?.cents ?? 0)
  }

  package mutating func add(_ record: ReadRecord) {
    add(
      record.status, pages: record.pages, sheets: record.sheets, size: record.size,
      cents: record.cents)
  }

  /// Sums stop at the most there is: no batch comes near, and what a changed file claims must not
  /// end the process.
  private mutating func add(
    _ status: ManifestRecord.Status, pages: Int, sheets: Int, size: Int, cents: Int64
  ) {
    documents += 1
    switch status {
    case .ok:
      done += 1
      self.pages = ManifestTotals.sum(self.pages, pages)
      self.sheets = ManifestTotals.sum(self.sheets, sheets)
      self.size = ManifestTotals.sum(self.size, size)
      grossCents += Int128(cents)
    case .rejected: rejected += 1
    case .failed: failed += 1
    }
  }

  private static func sum(_ left: Int, _ right: Int) -> Int {
    let (sum, overflows) = left.addingReportingOverflow(right)
    return overflows ? .max : sum
  }

  /// The sum of the gross totals: decimal point, two decimals.
  package var grossTotal: String {
    let value = grossCents.magnitude
    let cents = String(Int(value % 100))
    return (grossCents < 0 ? "-" : "") + String(value / 100) + (cents.utf8.count < 2 ? ".0" : ".")
      + cents
  }

  var row: ManifestRow {
    var row = ManifestRow()
    row[.document] = ManifestRow.totalMark
    row[.pages] = String(pages)
    row[.sheets] = String(sheets)
    row[.size] = String(size)
    row[.grossTotal] = grossTotal
    row[.status] = ending.rawValue
    row[.documents] = String(documents)
    row[.done] = String(done)
    row[.rejected] = String(rejected)
    row[.failed] = String(failed)
    row[.inputs] = String(inputs)
    row[.shard] = shard
    return row
  }

  /// Reads a closing record; nil when `row` is none.
  init?(_ row: ManifestRow) {
    guard row[.document] == ManifestRow.totalMark, let ending = Ending(rawValue: row[.status]),
      let documents = row.number(.documents), let done = row.number(.done),
      let rejected = row.number(.rejected), let failed = row.number(.failed),
      let pages = row.number(.pages), let sheets = row.number(.sheets),
      let size = row.number(.size), let inputs = row.number(.inputs),
      let grossCents = row.cents(.grossTotal)
    else { return nil }
    self.ending = ending
    self.documents = documents
    self.done = done
    self.rejected = rejected
    self.failed = failed
    self.pages = pages
    self.sheets = sheets
    self.size = size
    self.inputs = inputs
    self.grossCents = grossCents
    shard = row[.shard]
  }
}
