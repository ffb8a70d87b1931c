/// A misspelt word, looking for the known one that was meant: a key, a command, an option.
package struct Spelling {
  private let letters: [UInt8]

  /// Case, `_` and `-` do not count: `issue_date` is `issueDate`.
  package init(_ word: String) {
    letters = word.utf8.prefix(40).compactMap { byte in
      byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
        ? nil : byte &- 65 < 26 ? byte | 0x20 : byte
    }
  }

  /// The known name that is nearest, if any is near enough to be meant: a third of its letters may
  /// differ, three at most.
  package func nearest(in names: [String]) -> String? {
    var best: (name: String, distance: Int)?
    for name in names {
      let other = Spelling(name)
      let distance = distance(to: other)
      guard distance <= min(3, max(1, other.letters.count / 3)) else { continue }
      if best.map({ distance < $0.distance }) ?? true { best = (name, distance) }
    }
    return best?.name
  }

  /// Insertions, deletions, substitutions and swaps of neighbours that lead from one to the other.
  private func distance(to other: Spelling) -> Int {
    let (left, right) = (letters, other.letters)
    var beforeLast = [Int](repeating: 0, count: right.count + 1)
    var last = Array(0...right.count)
    for row in left.indices {
      var current = [row + 1] + [Int](repeating: 0, count: right.count)
      for column in right.indices {
        let substitution = last[column] + (left[row] == right[column] ? 0 : 1)
        var cost = min(last[column + 1] + 1, current[column] + 1, substitution)
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          cost = min(cost, beforeLast[column - 1] + 1)
        }
        current[column + 1] = cost
      }
      beforeLast = last
      last = current
    }
    return last[right.count]
  }
}
