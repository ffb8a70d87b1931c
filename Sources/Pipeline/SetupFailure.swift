package import Measures

/// Why nothing can be rendered at all: a missing font, a refused template.
package struct SetupFailure: Error, Sendable {
  package let message: Wording
  /// Whether the user chose something impossible (exit code 2) rather than the environment
  /// failing (exit code 3).
  package let isUsage: Bool

  package init(_ message: Wording, isUsage: Bool) {
    self.message = message
    self.isUsage = isUsage
  }
}
