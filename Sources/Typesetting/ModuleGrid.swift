/// A square of dark and light modules, as a QR symbol has them.
package struct ModuleGrid: Hashable, Sendable {
  /// Modules a side: version × 4 + 17.
  package let size: Int
  /// One byte a module, row by row from the top left; 1 is dark.
  package let modules: [UInt8]

  /// Creates a grid; `modules` has `size` × `size` elements of 0 or 1.
  package init(size: Int, modules: [UInt8]) {
    precondition(modules.count == size * size, "a module grid is square")
    self.size = size
    self.modules = modules
  }

  package func isDark(row: Int, column: Int) -> Bool { modules[row * size + column] != 0 }
}
