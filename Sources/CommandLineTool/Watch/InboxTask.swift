internal import Measures

/// `prelo watch`, `requeue` and `rebuild`.
struct InboxTask: ToolTask {
  let format: ReportFormat
  private let work: Work
  private let arguments: Arguments

  enum Work {
    case watch, requeue, rebuild
  }

  /// - Throws: ``UsageError`` for an unknown format.
  init(_ work: Work, _ arguments: Arguments) throws(UsageError) {
    self.work = work
    self.arguments = arguments
    format = try arguments.choice(.format) ?? .text
  }

  func callAsFunction(
    _ surroundings: Tool.Surroundings, _ reporter: Reporter
  ) throws(Failure) -> ExitCode {
    let commands = InboxCommands(arguments: arguments, reporter: reporter)
    return switch work {
    case .watch:
      try WatchCommand(
        arguments: arguments, environment: surroundings.environment,
        interruption: surroundings.interruption)(reporter)
    case .requeue: try commands.requeue()
    case .rebuild: try commands.rebuild()
    }
  }
}
