/// Some documents out of many, by their numbers: single ones and ranges of a series.
package struct NumberSelection: Hashable, Sendable {
  /// What was asked for, in the order of asking.
  package let items: [Item]
  private let singles: [String: Int]
  private let ranges: [String: [Int]]

  /// One number, or the numbers of a series between two.
  package enum Item: Hashable, Sendable {
    case single(String)
    /// `prefix` is the type and series with the slash: `FT A/`.
    case range(prefix: String, ClosedRange<Int>)
  }

  package init(_ items: [Item]) {
    self.items = items
    var singles: [String: Int] = [:]
    var ranges: [String: [Int]] = [:]
    for (index, item) in items.enumerated() {
      switch item {
      case .single(let number): singles[number] = index
      case .range(let prefix, _): ranges[prefix, default: []].append(index)
      }
    }
    self.singles = singles
    self.ranges = ranges
  }

  /// The place in ``items`` of the one that holds `number`; nil when none does.
  package func item(holding number: String) -> Int? {
    if let index = singles[number] { return index }
    guard let (prefix, sequence) = NumberSelection.split(number) else { return nil }
    return ranges[prefix]?.first { index in
      guard case .range(_, let range) = items[index] else { return false }
      return range.contains(sequence)
    }
  }

  /// Parts `FT A/12` into `FT A/` and 12; nil for a number of another form.
  package static func split(_ number: String) -> (prefix: String, sequence: Int)? {
    guard let slash = number.lastIndex(of: "/") else { return nil }
    let start = number.index(after: slash)
    let digits = number[start...]
    guard digits.utf8.allSatisfy({ (48...57).contains($0) }), let sequence = Int(digits) else {
      return nil
    }
    return (String(number[..<start]), sequence)
  }
}
