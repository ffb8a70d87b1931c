internal import Measures

/// A command with its arguments read, ready to run.
protocol ToolTask {
  /// How results are written.
  var format: ReportFormat { get }

  /// Does the work, and answers how the program ends.
  ///
  /// - Throws: ``Failure`` when it cannot be done at all.
  func callAsFunction(
    _ surroundings: Tool.Surroundings, _ reporter: Reporter
  ) throws(Failure) -> ExitCode
}

extension ToolTask {
  var format: ReportFormat { .text }
}

/// A command that shows a text.
struct TextTask: ToolTask {
  let text: String

  func callAsFunction(
    _ surroundings: Tool.Surroundings, _ reporter: Reporter
  ) throws(Failure) -> ExitCode {
    try reporter.show(text)
    return .done
  }
}

extension Reporter {
  /// Writes a text that is all of the result.
  ///
  /// - Throws: ``Failure`` when standard output does not take it.
  func show(_ text: String) throws(Failure) {
    results.write(text)
    results.flush()
    if let failure = results.failure { throw Failure(deaf: failure) }
  }
}
