package import Batch
internal import Chain
internal import Crypto
internal import Delivery
internal import Intake
internal import Manifest
internal import Measures
package import Pipeline
internal import Posting

/// The command-line tool: sorts the arguments and runs the command.
package struct Tool {
  private let surroundings: Surroundings

  /// Everything a run touches besides its arguments and files.
  package struct Surroundings {
    package var results: ByteStream
    package var messages: ByteStream
    /// Looks an environment variable up.
    package var environment: (String) -> String?
    package var documents: any DocumentSource
    /// Loads fonts and template from a resource folder; the answer makes a processor for a thread.
    package var makeProcessors: ProcessorSetup
    /// The user's wish to end the run.
    package var interruption: Interruption

    package typealias ProcessorSetup =
      (String, RenderOptions) throws(SetupFailure) -> @Sendable () -> any DocumentProcessor

    package init(
      results: ByteStream, messages: ByteStream, environment: @escaping (String) -> String?,
      documents: any DocumentSource, interruption: Interruption,
      makeProcessors: @escaping ProcessorSetup
    ) {
      self.results = results
      self.messages = messages
      self.environment = environment
      self.documents = documents
      self.makeProcessors = makeProcessors
      self.interruption = interruption
    }
  }

  package init(_ surroundings: Surroundings) { self.surroundings = surroundings }

  /// The version of the program.
  package static let version = preloVersion

  /// Runs the command that `words` ask for; `words` start behind the program's name.
  package func callAsFunction(_ words: [String]) -> ExitCode {
    let language = Language.preferred(in: words, surroundings.environment)
    let code: ExitCode
    do throws(UsageError) {
      code = try run(words[...], language)
    } catch {
      say(error.message, language)
      say(Tool.hint(for: words), language)
      code = .usage
    }
    surroundings.messages.flush()
    return code
  }

  private func run(_ words: ArraySlice<String>, _ language: Language) throws(UsageError) -> ExitCode
  {
    var rest = words
    guard let word = rest.popFirst() else {
      surroundings.messages.write(HelpText.overview(language))
      return .usage
    }
    if word == "--version" { return show("prelo \(Tool.version)\n", language) }
    if Option.help.names.contains(word) { return show(HelpText.overview(language), language) }
    let command = try Tool.command(named: word)
    let arguments = try Arguments(rest, of: command)
    _ = try arguments.choice(.language, of: Language.self)
    if arguments.has(.help) { return show(HelpText.page(for: command, language), language) }
    if let task = try DocumentTask(command, arguments) { return process(task, language) }
    if command == .manifest { return try merge(arguments.operands, language) }
    if command == .verify {
      return carryOut(
        try arguments.choice(.format), language, try Verification(arguments).callAsFunction)
    }
    if let work = inboxWork(command, arguments) {
      return carryOut(try arguments.choice(.format), language) { (_, reporter) throws(Refusal) in
        try work(reporter)
      }
    }
    if command == .sign {
      return carryOut(nil, language, try Signing(arguments).callAsFunction)
    }
    if command == .golden { return compare(try GoldenTask(arguments), language) }
    guard command == .help else {
      return show(try Explanation.page(for: arguments.operands, language), language)
    }
    guard let topic = arguments.operands.first else {
      return show(HelpText.overview(language), language)
    }
    guard arguments.operands.count == 1 else {
      throw UsageError(
        en: "prelo help takes one command", pt: "prelo help aceita um só comando")
    }
    return show(HelpText.page(for: try Tool.command(named: topic), language), language)
  }

  /// A command about inboxes, ready to run; nil for another command.
  private func inboxWork(
    _ command: Command, _ arguments: Arguments
  ) -> ((Reporter) throws(Refusal) -> ExitCode)? {
    switch command {
    case .watch:
      return WatchCommand(
        arguments: arguments, environment: surroundings.environment,
        interruption: surroundings.interruption
      ).callAsFunction
    case .status:
      return { (reporter) throws(Refusal) in
        try InboxCommands(arguments: arguments, reporter: reporter).status()
      }
    case .requeue:
      return { (reporter) throws(Refusal) in
        try InboxCommands(arguments: arguments, reporter: reporter).requeue()
      }
    case .rebuild:
      return { (reporter) throws(Refusal) in
        try InboxCommands(arguments: arguments, reporter: reporter).rebuild()
      }
    default: return nil
    }
  }

  /// Runs a command about documents.
  private func process(_ task: DocumentTask, _ language: Language) -> ExitCode {
    let reporter = Reporter(
      results: surroundings.results, messages: surroundings.messages, format: task.format,
      language: language, environment: surroundings.environment)
    do throws(Refusal) {
      var run = try prepare(task, reporter)
      return run(surroundings.documents)
    } catch {
      reporter.say(error.message)
      return error.code
    }
  }

  /// Runs a command that has its own way through the documents.
  private func carryOut(
    _ format: ReportFormat?, _ language: Language,
    _ work: (any DocumentSource, Reporter) throws(Refusal) -> ExitCode
  ) -> ExitCode {
    let reporter = Reporter(
      results: surroundings.results, messages: surroundings.messages, format: format ?? .text,
      language: language, environment: surroundings.environment)
    do throws(Refusal) {
      return try work(surroundings.documents, reporter)
    } catch {
      reporter.say(error.message)
      return error.code
    }
  }

  /// Runs `prelo golden`.
  private func compare(_ task: GoldenTask, _ language: Language) -> ExitCode {
    let reporter = Reporter(
      results: surroundings.results, messages: surroundings.messages, format: task.format,
      language: language, environment: surroundings.environment)
    let run = GoldenRun(
      task: task, documents: surroundings.documents, reporter: reporter,
      environment: surroundings.environment, makeProcessors: surroundings.makeProcessors)
    return run()
  }

  /// Judges every signature of a task's documents before the first is printed.
  private func verdicts(
    _ request: SignatureRequest, _ paths: [String], _ intake: IntakeSettings
  ) throws(Refusal) -> SignatureVerdicts {
    let ring = try request.ring()
    let book = ChainBook(previous: request.previous)
    var collector = ChainCollector(book, format: intake.format)
    if paths.contains("-") { try RepeatableInput.prepare() }
    do throws(SourceFailure) {
      // What cannot be read is reported when its turn comes.
      try surroundings.documents.forEachDocument(in: paths, intake) { document in
        collector.add(document) { _ in }
        return true
      }
    } catch { throw Refusal(error) }
    collector.finish { _ in }
    if paths.contains("-") { RepeatableInput.rewind() }
    do throws(KeyFailure) {
      return try SignatureVerdicts(book, ring)
    } catch { throw Refusal(error.wording("--public-key"), .environment) }
  }

  /// Looks at everything that can fail before the first document.
  private func prepare(_ task: DocumentTask, _ reporter: Reporter) throws(Refusal) -> Run {
    do throws(SourceFailure) { try SourceFailure.check(task.paths) } catch { throw Refusal(error) }
    var options = task.options
    if let request = task.signatures {
      options.signatures = try verdicts(request, task.paths, task.intake)
    }
    if case .convert(let target) = task.action { return try prepare(task, target, reporter) }
    let makeProcessor: @Sendable () -> any DocumentProcessor
    do throws(SetupFailure) {
      let resources = try ResourceFolder.find(
        chosen: task.resources, environment: surroundings.environment,
        program: ResourceFolder.program)
      makeProcessor = try surroundings.makeProcessors(resources, options)
    } catch { throw Refusal(error) }
    guard case .render(let destination, let binding) = task.action else {
      return Run(
        task, makeProcessor: makeProcessor, reporter: reporter, outbox: nil, ledger: nil,
        interruption: surroundings.interruption)
    }
    let bindery = try binding.map { (binding) throws(Refusal) in try Bindery(binding) }
    let outbox: Outbox?
    do throws(DeliveryFailure) {
      outbox = try destination.map { (destination) throws(DeliveryFailure) in
        try Outbox(destination)
      }
    } catch { throw Refusal(error) }
    do throws(ManifestFailure) {
      return Run(
        task, makeProcessor: makeProcessor, reporter: reporter, outbox: outbox, bindery: bindery,
        ledger: try BatchLedger(task.batch), interruption: surroundings.interruption)
    } catch { throw Refusal(error) }
  }

  /// Opens where converted documents go; converting needs neither fonts nor templates.
  private func prepare(
    _ task: DocumentTask, _ target: ConversionTarget, _ reporter: Reporter
  ) throws(Refusal) -> Run {
    var outbox: Outbox?
    var lineFile: LineFile?
    switch target {
    case .files(let destination):
      do throws(DeliveryFailure) { outbox = try Outbox(destination) } catch { throw Refusal(error) }
    case .lines(let destination): lineFile = try LineFile(destination)
    }
    let options = task.options
    return Run(
      task, makeProcessor: { Converter(options) }, reporter: reporter, outbox: outbox,
      lineFile: lineFile, ledger: nil, interruption: surroundings.interruption)
  }

  /// Joins manifests: once to see that they fit, once to write.
  private func merge(_ operands: [String], _ language: Language) throws(UsageError) -> ExitCode {
    guard operands.first == "merge", operands.count > 1 else {
      throw UsageError(
        en: "prelo manifest needs the word merge and the manifests of all shards",
        pt: "prelo manifest precisa da palavra merge e dos manifestos de todas as partes")
    }
    let paths = Array(operands.dropFirst())
    do throws(ManifestFailure) {
      try mergeManifests(paths) { _ in }
      let results = surroundings.results
      try mergeManifests(paths) { line in
        results.write(line)
        results.endOfDocument(now: .now)
      }
    } catch {
      let refusal = Refusal(error)
      say(refusal.message, language)
      return refusal.code
    }
    return show("", language)
  }

  private func show(_ text: String, _ language: Language) -> ExitCode {
    surroundings.results.write(text)
    surroundings.results.flush()
    guard let failure = surroundings.results.failure else { return .done }
    say(Run.deaf(failure), language)
    return .environment
  }

  private func say(_ message: Wording, _ language: Language) {
    surroundings.messages.write("prelo: " + printable(message[language]) + "\n")
  }

  private static func command(named name: String) throws(UsageError) -> Command {
    if let command = Command(rawValue: name) { return command }
    let suggestion = Suggestion(for: name, among: Command.allCases.map(\.rawValue))
    throw UsageError(
      suggestion.sentence(en: "unknown command \(name)", pt: "comando desconhecido \(name)"))
  }

  /// Where to read on after a usage error.
  private static func hint(for words: [String]) -> Wording {
    let topic = words.first.flatMap(Command.init(rawValue:)).map { " " + $0.rawValue } ?? ""
    return Wording(en: "see: prelo help" + topic, pt: "ver: prelo help" + topic)
  }
}

extension Language {
  /// The language of `--language`, however broken the rest of the line, else the user's.
  static func preferred(in words: [String], _ environment: (String) -> String?) -> Language {
    for (index, word) in words.enumerated() {
      let next = index + 1 < words.count ? words[index + 1] : ""
      if word == Option.language.name, let language = Language(rawValue: next) { return language }
      for language in allCases where word == "\(Option.language.name)=\(language.rawValue)" {
        return language
      }
    }
    return Language(environment)
  }
}
