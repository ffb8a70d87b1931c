package import Measures

/// How a manifest is written; its file's name says so.
package enum ManifestForm: Hashable, Sendable {
  /// RFC 4180, with a header.
  case csv
  /// One JSON object a line.
  case ndjson

  /// The form of a file; nil for a name that ends otherwise.
  package init?(path: String) {
    let name = path.lowercased()
    if name.hasSuffix(".csv") {
      self = .csv
    } else if name.hasSuffix(".ndjson") || name.hasSuffix(".jsonl") {
      self = .ndjson
    } else {
      return nil
    }
  }

  package var header: String { self == .csv ? ManifestRow.header : "" }

  func line(_ row: ManifestRow) -> String { self == .csv ? row.csvLine : row.jsonLine }

  /// The line of a document.
  package func line(_ record: ManifestRecord) -> String { line(record.row) }

  /// The last line.
  package func line(_ totals: ManifestTotals) -> String { line(totals.row) }

  func row(_ line: ArraySlice<UInt8>) -> ManifestRow? {
    self == .csv ? ManifestRow(csv: line) : ManifestRow(json: line)
  }
}

/// Why a manifest cannot be used.
package struct ManifestFailure: Error, Hashable, Sendable {
  package let message: Wording
  /// Whether the user named something impossible rather than the environment failing.
  package let isUsage: Bool

  package init(_ path: String, en: String, pt: String) {
    message = Wording(en: "\(path): \(en)", pt: "\(path): \(pt)")
    isUsage = true
  }

  init(_ path: String, writing: Bool, reason: String) {
    message =
      writing
      ? Wording(
        en: "cannot write \(path): \(reason)", pt: "não é possível escrever \(path): \(reason)")
      : Wording(en: "cannot read \(path): \(reason)", pt: "não é possível ler \(path): \(reason)")
    isUsage = false
  }
}
