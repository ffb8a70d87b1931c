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

extension Command {
  /// Reads the arguments.
  ///
  /// - Throws: ``UsageError`` for arguments that make no sense.
  func task(_ arguments: Arguments, _ language: Language) throws(UsageError) -> any ToolTask {
    switch self {
    case .render: try DocumentCommand(.render, arguments)
    case .validate: try DocumentCommand(.validate, arguments)
    case .qr: try DocumentCommand(.qr, arguments)
    case .convert: try DocumentCommand(.convert, arguments)
    case .manifest: try ManifestMerge(arguments)
    case .verify: try Verification(arguments)
    case .sign: try Signing(arguments)
    case .watch: try InboxTask(.watch, arguments)
    case .status: try InboxTask(.status, arguments)
    case .requeue: try InboxTask(.requeue, arguments)
    case .rebuild: try InboxTask(.rebuild, arguments)
    case .golden: try GoldenTask(arguments)
    case .explain: TextTask(text: try Explanation.page(for: arguments.operands, language))
    case .help: TextTask(text: try HelpText.page(for: arguments.operands, language))
    }
  }
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
    if let failure = results.failure { throw Failure(deaf(failure), .environment) }
  }
}
