/// A square of dark and light modules, as a QR symbol has them.
package struct ModuleGrid: Hashable, Sendable {
  /// Modules a side: version × 4 + 17.
  package let size: Int
  /// The modules row by row from the top, ``wordsPerRow`` words each: bit x of a row's first word is
  /// its column x, the second word goes on with column 64. A set bit is dark; bits beyond the row are
  /// not set.
  package let words: [UInt64]

  /// How many words a row takes.
  package var wordsPerRow: Int { (size + 63) / 64 }

  /// Creates a grid of at most 64 modules a side from a word for each row.
  package init(size: Int, rows: [UInt64]) {
    precondition(size <= 64 && rows.count == size, "a module grid is square")
    self.size = size
    words = rows
  }

  /// Creates a grid from `modules`, `size` × `size` elements of 0 or 1, 1 for dark.
  package init(size: Int, modules: [UInt8]) {
    precondition(modules.count == size * size, "a module grid is square")
    self.size = size
    let wordsPerRow = (size + 63) / 64
    var words = [UInt64](repeating: 0, count: size * wordsPerRow)
    for (place, module) in modules.enumerated() where module != 0 {
      let (row, column) = place.quotientAndRemainder(dividingBy: size)
      words[row * wordsPerRow + column / 64] |= 1 << UInt64(column % 64)
    }
    self.words = words
  }

  package func isDark(row: Int, column: Int) -> Bool {
    words[row * wordsPerRow + column / 64] >> UInt64(column % 64) & 1 != 0
  }
}
