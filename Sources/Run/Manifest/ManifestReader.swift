internal import Glibc

/// Reads a manifest record by record; memory holds one.
///
/// A last line without its line end, as a killed run leaves it, is not there.
package final class ManifestReader {
  package let path: String
  package let form: ManifestForm
  private let file: Int32
  private var buffer: [UInt8] = []
  /// Where the unread part of the buffer starts.
  private var at = 0
  private var isAtEnd = false
  /// Where in the file the next line starts, in bytes.
  package private(set) var offset = 0
  /// The closing record, once it has been reached.
  package private(set) var totals: ManifestTotals?

  /// - Throws: ``ManifestFailure`` for a file that cannot be read or is not a manifest.
  package convenience init(path: String) throws(ManifestFailure) {
    guard let form = ManifestForm(path: path) else { throw ManifestFailure(unknownFormOf: path) }
    try self.init(path: path, as: form)
  }

  init(path: String, as form: ManifestForm) throws(ManifestFailure) {
    self.path = path
    self.form = form
    file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else {
      let reason = String(cString: strerror(errno))
      throw ManifestFailure(path, writing: false, reason: reason)
    }
    guard form == .csv else { return }
    // A run killed at once has left no header; that is an empty manifest.
    if let header = try line(), !header.elementsEqual(form.header.utf8) {
      throw ManifestFailure(
        path, en: "is not a manifest of prelo; its first line is another",
        pt: "não é um manifesto do prelo; a primeira linha é outra")
    }
  }

  deinit { if file >= 0 { close(file) } }

  /// The next record; nil at the end and at the closing record, which is in ``totals`` then.
  package func next() throws(ManifestFailure) -> ReadRecord? {
    guard totals == nil else { return nil }
    let start = offset
    guard let line = try line() else { return nil }
    if let row = form.row(line) {
      if let record = ReadRecord(row, line: Array(line)) { return record }
      if let closing = ManifestTotals(row) {
        totals = closing
        offset = start
        return nil
      }
    }
    throw ManifestFailure(
      path, en: "the line at byte \(start) is not a record of a manifest",
      pt: "a linha no byte \(start) não é um registo de manifesto")
  }

  /// In bytes; beyond the paths and codes of any document.
  private static let longestLine = 1 << 22

  private func line() throws(ManifestFailure) -> ArraySlice<UInt8>? {
    var scanned = at
    var isQuoted = false
    while true {
      while scanned < buffer.count {
        let byte = buffer[scanned]
        scanned += 1
        // A quoted field of a CSV file may hold line ends.
        if byte == 0x22, form == .csv { isQuoted.toggle() }
        guard byte == 10, !isQuoted else { continue }
        defer { at = scanned }
        offset += scanned - at
        return buffer[at..<scanned]
      }
      guard !isAtEnd else { return nil }
      guard buffer.count - at <= ManifestReader.longestLine else {
        throw ManifestFailure(
          path, en: "is not a manifest of prelo; it has a line without an end",
          pt: "não é um manifesto do prelo; tem uma linha sem fim")
      }
      buffer.removeFirst(at)
      scanned -= at
      at = 0
      try fill()
    }
  }

  private func fill() throws(ManifestFailure) {
    let old = buffer.count
    buffer.append(contentsOf: repeatElement(0, count: 65_536))
    var count = 0
    repeat {
      count = buffer.withUnsafeMutableBytes {
        read(file, $0.baseAddress?.advanced(by: old), 65_536)
      }
    } while count < 0 && errno == EINTR
    guard count >= 0 else {
      let reason = String(cString: strerror(errno))
      throw ManifestFailure(path, writing: false, reason: reason)
    }
    buffer.removeLast(65_536 - count)
    isAtEnd = count == 0
  }
}

extension ManifestFailure {
  package init(unknownFormOf path: String) {
    self.init(
      path, en: "the name of a manifest ends in .csv or .ndjson",
      pt: "o nome de um manifesto termina em .csv ou .ndjson")
  }
}
