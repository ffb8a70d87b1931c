internal import JSON
internal import Measures

/// One line of a manifest as text fields, one for each column; empty where there is nothing to say.
struct ManifestRow: Hashable {
  private var fields = [String](repeating: "", count: Column.allCases.count)

  /// The columns in the order of the file; the raw values are the names in its header.
  enum Column: String, CaseIterable {
    case document, source, position, number, atcud
    case postalCode = "postal_code"
    case pages, sheets, file, size, sha256
    case grossTotal = "gross_total"
    case status, errors, warnings
    case inputDigest = "input_sha256"
    // Only the closing record has these.
    case documents, done, rejected, failed, inputs, shard

    /// Whether the value is a whole number, which JSON writes without quotation marks.
    var isNumber: Bool {
      switch self {
      case .document, .position, .pages, .sheets, .size, .documents, .done, .rejected, .failed,
        .inputs:
        true
      default: false
      }
    }
  }

  /// The first field of the closing record.
  static let totalMark = "total"

  subscript(column: Column) -> String {
    get { fields[ManifestRow.place(of: column)] }
    set { fields[ManifestRow.place(of: column)] = newValue }
  }

  private static let places = Dictionary(
    uniqueKeysWithValues: Column.allCases.enumerated().map { ($0.element, $0.offset) })

  private static func place(of column: Column) -> Int { places[column] ?? 0 }

  /// A whole number from 0 to ``mostNumber``; nil where the field holds none.
  func number(_ column: Column) -> Int? {
    wholeNumber(self[column]).flatMap { $0 <= ManifestRow.mostNumber ? Int($0) : nil }
  }

  /// Beyond every count of documents and pages, and every size of a file in bytes.
  private static let mostNumber: UInt64 = 1 << 48

  /// An amount with its two decimals, in cents; nil where the field holds none.
  func cents(_ column: Column) -> Int128? {
    let text = self[column]
    let isNegative = text.utf8.first == UInt8(ascii: "-")
    let parts = (isNegative ? text.dropFirst() : text[...])
      .split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[1].utf8.count == 2, parts[0].utf8.count <= 24,
      parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { $0 &- 48 < 10 } }),
      let cents = Int128(parts[0] + parts[1])
    else { return nil }
    return isNegative ? -cents : cents
  }

  // MARK: CSV (RFC 4180)

  static let header = Column.allCases.map(\.rawValue).joined(separator: ",") + "\r\n"

  var csvLine: String {
    var line = ""
    for (index, original) in fields.enumerated() {
      if index > 0 { line += "," }
      let field = ManifestRow.disarmed(original)
      let isPlain = field.utf8.allSatisfy { $0 != 0x22 && $0 != 0x2C && $0 != 10 && $0 != 13 }
      if isPlain {
        line += field
      } else {
        line += "\""
        for character in field.unicodeScalars {
          if character == "\"" { line += "\"\"" } else { line.unicodeScalars.append(character) }
        }
        line += "\""
      }
    }
    return line + "\r\n"
  }

  /// What a spreadsheet would take for the start of a formula (the signs, also in their wide forms,
  /// and what it drops in front of one), and the mark that keeps it from doing so.
  private static let isArming: Set<Unicode.Scalar> = [
    "=", "+", "-", "@", "\t", "\r", "\n", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}", mark,
  ]
  private static let mark: Unicode.Scalar = "'"

  /// `field` as a cell that a spreadsheet shows as text: numbers and paths of documents come from
  /// elsewhere.
  private static func disarmed(_ field: String) -> String {
    guard let first = field.unicodeScalars.first, isArming.contains(first) else { return field }
    return String(mark) + field
  }

  /// What ``disarmed(_:)`` was given.
  private static func armed(_ field: [UInt8]) -> String {
    let text = String(decoding: field, as: UTF8.self)
    guard text.unicodeScalars.first == mark, let second = text.unicodeScalars.dropFirst().first,
      isArming.contains(second)
    else { return text }
    return String(text.unicodeScalars.dropFirst())
  }

  /// Reads a line with its line end; nil when it is not one of a manifest.
  init?(csv line: ArraySlice<UInt8>) {
    var values: [String] = []
    var field: [UInt8] = []
    var isQuoted = false
    var rest = line
    guard rest.popLast() == 10, rest.popLast() == 13 else { return nil }
    while let byte = rest.popFirst() {
      switch byte {
      case 0x22 where isQuoted && rest.first == 0x22:
        rest.removeFirst()
        field.append(byte)
      case 0x22: isQuoted.toggle()
      case 0x2C where !isQuoted:
        values.append(ManifestRow.armed(field))
        field = []
      default: field.append(byte)
      }
    }
    values.append(ManifestRow.armed(field))
    guard !isQuoted, values.count == Column.allCases.count else { return nil }
    fields = values
  }

  // MARK: NDJSON

  var jsonLine: String {
    var line = "{"
    for (column, field) in zip(Column.allCases, fields) where !field.isEmpty {
      if line.utf8.count > 1 { line += "," }
      line += "\"\(column.rawValue)\":"
      if column.isNumber, field != ManifestRow.totalMark {
        line += field
      } else {
        line.appendJSON(field)
      }
    }
    return line + "}\n"
  }

  /// Reads a line with its line end; nil when it is not one of a manifest.
  init?(json line: ArraySlice<UInt8>) {
    guard let value = try? JSONValue(parsing: Array(line)), case .object(let members) = value else {
      return nil
    }
    for member in members {
      guard let column = Column(rawValue: member.key) else { return nil }
      switch member.value {
      case .string(let text), .number(let text): self[column] = text
      case .null, .boolean, .array, .object: return nil
      }
    }
  }

  init() {}
}
