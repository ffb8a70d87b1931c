/// The rows of an embedded table, each a list of fields.
///
/// Fields stand between semicolons, without quotes; lines that start with `#` are left out.
struct TableRows {
  /// The fields of every row, in order.
  let rows: [Row]

  /// Splits the bytes of a table.
  init(_ bytes: [UInt8]) {
    rows = bytes.split(separator: UInt8(ascii: "\n"))
      .filter { $0.first != UInt8(ascii: "#") }
      .map { line in
        Row(
          fields: line.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) })
      }
  }

  struct Row {
    let fields: [String]

    /// The field in a column; empty where the row ends before it.
    subscript(column: Int) -> String { column < fields.count ? fields[column] : "" }
  }
}

/// The place of a two-letter code among all pairs of capital letters: 0…675; nil for other texts.
func pairIndex(_ code: String) -> Int? {
  var index = 0
  var count = 0
  for byte in code.utf8 {
    guard count < 2, byte >= UInt8(ascii: "A"), byte <= UInt8(ascii: "Z") else { return nil }
    index = index * 26 + Int(byte - UInt8(ascii: "A"))
    count += 1
  }
  return count == 2 ? index : nil
}
