internal import DocumentModel
internal import Examples
internal import Intake
internal import Measures
internal import Pipeline
internal import Posting
internal import Printing

/// `prelo template check` and `preview`.
struct TemplateTask: ToolTask {
  private let name: String
  private let verb: Verb
  private let resources: String?
  private let arguments: Arguments

  private enum Verb {
    case check
    case preview(PrintJob.Action, [DocumentType])
  }

  init(_ arguments: Arguments) throws(UsageError) {
    self.arguments = arguments
    resources = arguments[.resources]
    guard arguments.operands.count == 2, !arguments.operands[1].isEmpty else {
      throw TemplateTask.misused
    }
    name = arguments.operands[1]
    switch arguments.operands[0] {
    case "check": verb = .check
    case "preview":
      guard arguments.has(.output) else {
        throw UsageError(
          en: "prelo template preview needs -o: a FILE.pdf, a folder, or - for standard output",
          pt:
            "prelo template preview precisa de -o: um FICHEIRO.pdf, uma pasta, ou - para a saída padrão"
        )
      }
      verb = .preview(try .render(arguments), try arguments.choices(.types) ?? [.FT])
    default: throw TemplateTask.misused
    }
  }

  func callAsFunction(
    _ surroundings: Tool.Surroundings, _ reporter: Reporter
  ) throws(Failure) -> ExitCode {
    var options = RenderOptions()
    options.template = name
    let folder = try ResourceFolder.find(
      chosen: resources, environment: surroundings.environment, program: ResourceFolder.program)
    switch verb {
    case .check:
      do throws(Failure) { _ = try surroundings.makeProcessors(folder, options) } catch {
        // A template that is there and refused is a finding, as a rejected document is.
        throw error.blame == .usage ? Failure(error.message, .documents) : error
      }
      try reporter.show(
        Wording(en: "\(name) is in order\n", pt: "\(name) está em ordem\n")[reporter.language])
      return .done
    case .preview(let action, let types):
      var job = PrintJob(paths: ["-"], action: action)
      job.options = options
      if case .hand = action { try refuseTerminal(reporter) }
      job.options.makesFiles = true
      var run = try job.open(
        in: RunSurroundings(
          documents: ExampleSource(types: types), interruption: surroundings.interruption,
          makeProcessors: { (options) throws(Failure) in
            try surroundings.makeProcessors(folder, options)
          }))
      return reporter.close(run(RunLog(reporter, job)), of: job)
    }
  }

  private static let misused = UsageError(
    en: "name what to do and one template: prelo template check NAME",
    pt: "indique o que fazer e um modelo: prelo template check NOME")
}

/// The examples of some types in place of input.
private struct ExampleSource: DocumentSource {
  let types: [DocumentType]

  func forEachDocument(
    in paths: [String], _ settings: IntakeSettings, _ body: (RawDocument) -> Bool
  ) throws(Failure) {
    for type in types {
      let bytes = Array(exampleDocument(of: type).utf8)
      guard body(RawDocument(source: type.rawValue, bytes: bytes)) else { return }
    }
  }
}
