package import Delivery
package import Measures

/// What a manifest says about one document.
///
/// A record depends on the document, the options and the program alone, so that an interrupted and
/// resumed batch ends with the same manifest as an undisturbed one.
package struct ManifestRecord: Hashable, Sendable {
  /// The document's place in the whole input, from 1.
  package var ordinal: Int
  package var source: String
  /// The place in its file, from 0; nil for a file with a single object.
  package var position: Int?
  /// The SHA-256 of the document's JSON, in hexadecimal digits.
  package var inputDigest: String
  package var number: String?
  package var atcud: String?
  /// The buyer's.
  package var postalCode: String?
  package var status = Status.ok
  /// One PDF, or one for each copy.
  package var files: [DeliveredFile] = []
  package var grossTotal: Money?
  /// The codes of the problems, in document order.
  package var errors: [String] = []
  package var warnings: [String] = []

  package enum Status: String, Hashable, Sendable {
    /// The PDF is there, written now or before.
    case ok
    case rejected
    /// The environment was in the way; resuming tries again.
    case failed
  }

  package init(ordinal: Int, source: String, position: Int?, inputDigest: String) {
    self.ordinal = ordinal
    self.source = source
    self.position = position
    self.inputDigest = inputDigest
  }

  package var pages: Int { files.reduce(0) { $0 + $1.pages } }
  package var sheets: Int { files.reduce(0) { $0 + $1.sheets } }
  package var size: Int { files.reduce(0) { $0 + $1.size } }
}

/// What separates the values of several files in one field.
private let fileSeparator = "|"

extension ManifestRecord {
  var row: ManifestRow {
    var row = ManifestRow()
    row[.document] = String(ordinal)
    row[.source] = source
    if let position { row[.position] = String(position) }
    row[.number] = number ?? ""
    row[.atcud] = atcud ?? ""
    row[.postalCode] = postalCode ?? ""
    row[.inputDigest] = inputDigest
    row[.status] = status.rawValue
    row[.errors] = errors.joined(separator: " ")
    row[.warnings] = warnings.joined(separator: " ")
    row[.grossTotal] = grossTotal?.description ?? ""
    guard !files.isEmpty else { return row }
    row[.pages] = String(pages)
    row[.sheets] = String(sheets)
    row[.file] = files.map(\.path).joined(separator: fileSeparator)
    row[.size] = String(size)
    row[.sha256] = files.map(\.sha256).joined(separator: fileSeparator)
    return row
  }
}

/// A record as it was read: what resuming and merging need of it.
package struct ReadRecord: Hashable, Sendable {
  package let ordinal: Int
  package let source: String
  package let position: Int?
  package let inputDigest: String
  package let status: ManifestRecord.Status
  package let warnings: Int
  /// The paths and the bytes they have together.
  package let paths: [String]
  package let size: Int
  /// The SHA-256 of each file, in hexadecimal digits.
  package let digests: [String]
  let pages: Int
  let sheets: Int
  let cents: Int64
  /// The line with its line end.
  package let line: [UInt8]

  init?(_ row: ManifestRow, line: [UInt8]) {
    guard let ordinal = row.number(.document), ordinal > 0,
      let status = ManifestRecord.Status(rawValue: row[.status])
    else { return nil }
    func optional(_ column: ManifestRow.Column) -> Int? {
      row[column].isEmpty ? 0 : row.number(column)
    }
    // A field that is neither empty nor what a manifest has there makes this another file.
    guard let cents = row[.grossTotal].isEmpty ? 0 : row.cents(.grossTotal),
      let gross = Int64(exactly: cents), let pages = optional(.pages),
      let sheets = optional(.sheets), let size = optional(.size),
      row[.position].isEmpty || row.number(.position) != nil
    else { return nil }
    self.ordinal = ordinal
    self.status = status
    self.cents = gross
    self.pages = pages
    self.sheets = sheets
    self.size = size
    self.line = line
    source = row[.source]
    position = row.number(.position)
    inputDigest = row[.inputDigest]
    warnings = row[.warnings].split(separator: " ").count
    let files = row[.file]
    digests = row[.sha256].split(separator: "|").map(String.init)
    paths =
      digests.count <= 1
      ? (files.isEmpty ? [] : [files]) : files.split(separator: "|").map(String.init)
  }
}

extension DeliveredFile {
  /// Sheets of paper, printed on both sides.
  var sheets: Int { (pages + 1) / 2 }
}
