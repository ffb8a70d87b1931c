public import Testing

/// What an expectation may record; `CI` in the environment always means ``never``.
public enum GoldenRecording: String, CaseIterable, Sendable {
  /// Nothing: a missing golden fails.
  case never
  /// A golden that does not exist yet; the test fails once, so that someone looks at it.
  case missing
  /// Whatever is not as approved; the test passes with a warning.
  case all
}

/// How the golden PDFs of a test or suite are kept.
///
/// ```swift
/// @Suite(.golden(record: .all))
/// struct InvoiceTests { … }
/// ```
public struct GoldenTrait: TestTrait, SuiteTrait, TestScoping {
  let recording: GoldenRecording?
  let folder: String?

  /// A suite hands the trait on to its tests.
  public var isRecursive: Bool { true }

  /// Runs a test with what this trait says, over what the traits around it say.
  public func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    let outer = GoldenTrait.current
    let inner = GoldenTrait(
      recording: recording ?? outer?.recording, folder: folder ?? outer?.folder)
    try await GoldenTrait.$current.withValue(inner, operation: function)
  }

  /// What the traits around the running test say.
  @TaskLocal static var current: GoldenTrait?
}

extension Trait where Self == GoldenTrait {
  /// Sets how the golden PDFs of a test or suite are kept; what is nil is left to the traits around
  /// it, the environment and the defaults.
  ///
  /// - Parameters:
  ///   - record: What may be recorded; an argument of the expectation wins over it.
  ///   - folder: The folder of the approved PDFs: a path, or a name beside the test's file. `Golden`
  ///     if no trait names one.
  public static func golden(record: GoldenRecording? = nil, folder: String? = nil) -> Self {
    GoldenTrait(recording: record, folder: folder)
  }
}
