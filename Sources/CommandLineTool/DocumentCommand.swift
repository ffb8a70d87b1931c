internal import DocumentModel
internal import DocumentRules
internal import Importing
internal import Intake
internal import Measures
internal import Pipeline
internal import Posting
internal import Printing
internal import SAFT

/// `prelo render`, `validate`, `qr` and `convert`: a batch, as its arguments ask for it.
struct DocumentCommand: ToolTask {
  let format: ReportFormat
  let job: PrintJob
  /// The folder with `Templates` and `Fonts`, where the user names it.
  let resources: String?

  /// What is done with the documents.
  enum Work {
    case render, validate, qr, convert

    var command: Command {
      switch self {
      case .render: .render
      case .validate: .validate
      case .qr: .qr
      case .convert: .convert
      }
    }
  }

  /// Reads the arguments.
  ///
  /// - Throws: ``UsageError`` for a value that makes no sense, and where a path is missing.
  init(_ work: Work, _ arguments: Arguments) throws(UsageError) {
    let action: PrintJob.Action =
      switch work {
      case .render: try .render(arguments)
      case .validate: .validate
      case .qr: .qr
      case .convert: .convert(try ConversionTarget(arguments))
      }
    try arguments.checkPaths(work.command)
    var job = PrintJob(paths: arguments.operands, action: action)
    job.intake = try IntakeSettings(arguments)
    job.signatures = try SignatureRequest(arguments)
    job.options = try RenderOptions(arguments)
    job.options.format = job.intake.format
    job.options.acceptsDrafts = work == .validate
    job.options.selection = try DocumentSelection(arguments)
    job.options.only = try arguments[.only].map { text throws(UsageError) in
      try NumberSelection(option: text)
    }
    switch action {
    case .render(let destination, let combined):
      job.options.makesFiles = destination != nil
      job.options.bindsBy = combined?.order
    case .hand: job.options.makesFiles = true
    case .validate, .qr, .convert: break
    }
    job.batch = try BatchSettings(arguments)
    self.job = job
    format = try arguments.choice(.format) ?? .text
    resources = arguments[.resources]
  }

  func callAsFunction(
    _ surroundings: Tool.Surroundings, _ reporter: Reporter
  ) throws(Failure) -> ExitCode {
    if job.hands { try refuseTerminal(reporter) }
    var run = try job.open(
      in: RunSurroundings(
        documents: surroundings.documents, interruption: surroundings.interruption,
        makeProcessors: { (options) throws(Failure) in
          let folder = try ResourceFolder.find(
            chosen: resources, environment: surroundings.environment,
            program: ResourceFolder.program)
          return try surroundings.makeProcessors(folder, options)
        }))
    return reporter.close(run(RunLog(reporter, job)), of: job)
  }
}

/// A PDF on a terminal helps nobody.
///
/// - Throws: ``Failure`` when standard output is one.
func refuseTerminal(_ reporter: Reporter) throws(Failure) {
  guard reporter.results.isTerminal else { return }
  throw Failure(
    .usage,
    en: "standard output is a terminal, and a PDF is not text; redirect it: -o - > FILE.pdf",
    pt: "a saída padrão é um terminal, e um PDF não é texto; redirecione-a: -o - > FICHEIRO.pdf")
}

extension Arguments {
  /// - Throws: ``UsageError`` where no path is given, or an empty one.
  func checkPaths(_ command: Command) throws(UsageError) {
    guard !operands.isEmpty else {
      throw UsageError(
        en: "prelo \(command.word) needs the path of a file or folder, or - for standard input",
        pt: "prelo \(command.word) precisa do caminho de um ficheiro ou pasta, ou - para a "
          + "entrada padrão")
    }
    guard !operands.contains("") else {
      throw UsageError(en: "a path is empty", pt: "um dos caminhos está vazio")
    }
  }
}
