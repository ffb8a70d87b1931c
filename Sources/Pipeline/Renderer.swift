package import Measures

/// Runs documents through the stages; one for each thread.
package final class Renderer {
  private let options: RenderOptions

  /// Loads fonts, template and tables from `resources`, the folder with `Templates` and `Fonts`.
  ///
  /// - Throws: ``SetupFailure`` when a font or the template is missing or unusable.
  package init(resources: String, options: RenderOptions) throws(SetupFailure) {
    self.options = options
  }

  /// Reads and checks one document; nothing is drawn.
  package func check(bytes: [UInt8], source: String, position: Int?) -> Outcome {
    Outcome(source: source, position: position, result: .rejected)
  }

  /// Reads, checks, stamps, lays out and writes one document.
  package func render(bytes: [UInt8], source: String, position: Int?) -> Outcome {
    Outcome(source: source, position: position, result: .rejected)
  }
}

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
