internal import Glibc

/// Writes a manifest record by record; each is in the file before the next document is told of.
package final class ManifestWriter {
  package let path: String
  package let form: ManifestForm
  private let file: Int32
  /// Where to cut off what stands behind the records that are kept; done with the first new record.
  private var cut: Int?
  /// What has been recorded so far.
  package private(set) var totals = ManifestTotals()

  /// Starts a manifest, in the place of an older one of that name.
  package convenience init(path: String) throws(ManifestFailure) {
    try self.init(path: path, flags: O_TRUNC)
    try append(form.header)
  }

  /// Continues a manifest: whatever stands behind byte `end` is cut off before the first addition.
  package convenience init(continuing path: String, at end: Int) throws(ManifestFailure) {
    try self.init(path: path, flags: 0)
    cut = end
  }

  private init(path: String, flags: Int32) throws(ManifestFailure) {
    guard let form = ManifestForm(path: path) else { throw ManifestFailure(unknownFormOf: path) }
    self.path = path
    self.form = form
    file = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | flags, 0o666)
    guard file >= 0 else {
      let reason = String(cString: strerror(errno))
      throw ManifestFailure(path, writing: true, reason: reason)
    }
  }

  deinit { if file >= 0 { Glibc.close(file) } }

  /// Appends the record of a document.
  package func append(_ record: ManifestRecord) throws(ManifestFailure) {
    try append(form.line(record))
    totals.add(record)
  }

  /// Counts a record that stands in the file already.
  package func keep(_ record: ReadRecord) { totals.add(record) }

  /// Appends the closing record; waits for the disk if `durably`.
  package func close(
    _ ending: ManifestTotals.Ending, inputs: Int, shard: String, durably: Bool
  ) throws(ManifestFailure) {
    totals.ending = ending
    totals.inputs = inputs
    totals.shard = shard
    try append(form.line(totals))
    guard !durably || fsync(file) == 0 else { throw failure() }
  }

  private func append(_ text: String) throws(ManifestFailure) {
    if let end = cut {
      cut = nil
      guard ftruncate(file, end) == 0, lseek(file, 0, Int32(SEEK_END)) >= 0 else { throw failure() }
      if end == 0 { try append(form.header) }
    }
    var text = text
    let isWritten = text.withUTF8 { bytes in
      var rest = UnsafeRawBufferPointer(bytes)
      while !rest.isEmpty {
        let count = write(file, rest.baseAddress, rest.count)
        if count < 0, errno == EINTR { continue }
        guard count >= 0 else { return false }
        rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
      }
      return true
    }
    guard isWritten else { throw failure() }
  }

  private func failure() -> ManifestFailure {
    let reason = String(cString: strerror(errno))
    return ManifestFailure(path, writing: true, reason: reason)
  }
}
