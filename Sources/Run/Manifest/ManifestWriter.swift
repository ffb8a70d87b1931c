internal import Glibc
internal import SystemCalls

/// Writes a manifest record by record; each is in the file before the next document is told of.
package final class ManifestWriter {
  package let path: String
  package let form: ManifestForm
  private var file: Int32
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
    file = try ManifestWriter.opened(path, flags)
  }

  private static func opened(_ path: String, _ flags: Int32) throws(ManifestFailure) -> Int32 {
    let file = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | flags, 0o666)
    guard file < 0 else { return file }
    let reason = String(cString: strerror(errno))
    throw ManifestFailure(path, writing: true, reason: reason)
  }

  deinit { if file >= 0 { Glibc.close(file) } }

  /// Appends the record of a document.
  package func append(_ record: ManifestRecord) throws(ManifestFailure) {
    try append(form.line(record))
    totals.add(record)
  }

  /// Counts a record that stands in the file already.
  package func keep(_ record: ReadRecord) { totals.add(record) }

  /// Names the files of records that were written before it was known where their documents lie.
  ///
  /// `file` is asked for each document by its ordinal, in order, and answers nil to leave a record as it
  /// is. The manifest is written anew beside itself and takes its own place when it is whole.
  package func setFiles(_ file: (Int) -> String?) throws(ManifestFailure) {
    // A link stays what it is.
    let resolved = realpath(path, nil)
    defer { free(resolved) }
    let place = resolved.map { String(cString: $0) } ?? path
    let draft = place + ".new"
    let reader = try ManifestReader(path: place, as: form)
    let old = self.file
    self.file = try ManifestWriter.opened(draft, O_TRUNC)
    defer { Glibc.close(old) }
    try append(form.header)
    while let record = try reader.next() {
      if let name = file(record.ordinal), var row = form.row(record.line[...]) {
        row[.file] = name
        try append(form.line(row))
      } else {
        try append(String(decoding: record.line, as: UTF8.self))
      }
    }
    guard rename(draft, place) == 0 else { throw failure() }
  }

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
    let code = text.withUTF8 { writeAll(UnsafeRawBufferPointer($0), to: file) }
    guard code == 0 else { throw failure(code) }
  }

  private func failure(_ code: Int32 = errno) -> ManifestFailure {
    let reason = String(cString: strerror(code))
    return ManifestFailure(path, writing: true, reason: reason)
  }
}
