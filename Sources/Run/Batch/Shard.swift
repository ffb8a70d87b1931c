/// One of several equal shares of a batch: share `index` of `count`.
///
/// Documents are dealt out like cards, by their place in the whole input, so the shares are disjoint
/// and complete whatever machine works on them.
package struct Shard: Hashable, Sendable, CustomStringConvertible {
  /// 1…``count``.
  package let index: Int
  /// 1…1,000,000.
  package let count: Int

  /// The whole batch.
  package static let whole = Shard(index: 1, of: 1)

  private init(index: Int, of count: Int) {
    self.index = index
    self.count = count
  }

  /// Reads `I/N`; nil for anything else, and where I is not between 1 and N.
  package init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
      let index = Int(parts[0]), let count = Int(parts[1]), (1...1_000_000).contains(count),
      (1...count).contains(index)
    else { return nil }
    self.init(index: index, of: count)
  }

  /// Whether the document at `ordinal` of the whole input, from 1, belongs to this share.
  package func contains(_ ordinal: Int) -> Bool { (ordinal - 1) % count == index - 1 }

  package var description: String { "\(index)/\(count)" }
}
