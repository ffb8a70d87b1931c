/// What is set for characters that no font has and that mean the same as others: fullwidth letters,
/// Roman numerals, `㎡`.
///
/// From Unicode's decompositions; see `Fonts/compatibility.py`. Read when the first such character is
/// met.
enum CompatibilityForms {
  /// A row of characters whose equivalents run along.
  private struct Run {
    let first: UInt32
    let last: UInt32
    let text: String
  }

  /// In ascending order.
  private static let runs: [Run] = PackageResources.compatibility_csv
    .split(separator: UInt8(ascii: "\n"))
    .compactMap { row in
      let fields = row.split(
        separator: UInt8(ascii: ";"), maxSplits: 2, omittingEmptySubsequences: false
      ).map { String(decoding: $0, as: UTF8.self) }
      guard fields.count == 3, let first = UInt32(fields[0], radix: 16) else { return nil }
      return Run(first: first, last: UInt32(fields[1], radix: 16) ?? first, text: fields[2])
    }

  /// The text that means the same as `scalar`; nil where there is none.
  static func text(for scalar: Unicode.Scalar) -> String? {
    var (low, high) = (0, runs.count)
    while low < high {
      let middle = (low + high) / 2
      if runs[middle].last < scalar.value { low = middle + 1 } else { high = middle }
    }
    guard low < runs.count, runs[low].first <= scalar.value else { return nil }
    let run = runs[low]
    guard run.first < run.last, let first = run.text.unicodeScalars.first else { return run.text }
    return Unicode.Scalar(first.value + (scalar.value - run.first)).map { String($0) }
  }
}
