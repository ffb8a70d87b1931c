internal import Pipeline

/// How many of the documents that were asked for by number have been met.
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

  /// What was asked for and is not in the input; of a range also how much of it there is.
  var missing: [String] {
    zip(selection.items, counts).compactMap { item, count in
      switch item {
      case .single(let number): return count == 0 ? number : nil
      case .range(let prefix, let range):
        guard count < range.count else { return nil }
        return
          "\(prefix)\(range.lowerBound)..\(prefix)\(range.upperBound) (\(count)/\(range.count))"
      }
    }
  }
}
