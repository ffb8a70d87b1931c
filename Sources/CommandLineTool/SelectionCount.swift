internal import Measures
internal import Pipeline

/// How much of what `--only` asks for has been met.
struct SelectionCount {
  private let selection: NumberSelection
  private var counts: [Int]

  init(_ selection: NumberSelection) {
    self.selection = selection
    counts = Array(repeating: 0, count: selection.items.count)
  }

  mutating func count(_ number: String) {
    if let item = selection.item(holding: number) { counts[item] += 1 }
  }

  /// What was asked for and is not in the input; nil when nothing is missing.
  var missing: Wording? {
    var names: [String] = []
    for (item, count) in zip(selection.items, counts) {
      switch item {
      case .single(let number): if count == 0 { names.append(number) }
      case .range(let prefix, let range):
        if count < range.count {
          names.append(
            "\(prefix)\(range.lowerBound)..\(prefix)\(range.upperBound) (\(count)/\(range.count))")
        }
      }
    }
    guard !names.isEmpty else { return nil }
    let list = names.prefix(20).joined(separator: ", ") + (names.count > 20 ? ", …" : "")
    return Wording(
      en: "--only asks for documents that the input does not have: \(list)",
      pt: "--only pede documentos que a entrada não tem: \(list)")
  }
}
