internal import Delivery
internal import Measures
package import Pipeline

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
    /// Loads fonts and template from a resource folder.
    package var makeProcessor: (String, RenderOptions) throws(SetupFailure) -> any DocumentProcessor

    package init(
      results: ByteStream, messages: ByteStream, environment: @escaping (String) -> String?,
      documents: any DocumentSource,
      makeProcessor:
        @escaping (String, RenderOptions) throws(SetupFailure) -> any DocumentProcessor
    ) {
      self.results = results
      self.messages = messages
      self.environment = environment
      self.documents = documents
      self.makeProcessor = makeProcessor
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

  /// Looks at everything that can fail before the first document.
  private func prepare(_ task: DocumentTask, _ reporter: Reporter) throws(Refusal) -> Run {
    do throws(SourceFailure) { try SourceFailure.check(task.paths) } catch { throw Refusal(error) }
    let processor: any DocumentProcessor
    do throws(SetupFailure) {
      let resources = try ResourceFolder.find(
        chosen: task.resources, environment: surroundings.environment,
        program: ResourceFolder.program)
      processor = try surroundings.makeProcessor(resources, task.options)
    } catch { throw Refusal(error) }
    guard case .render(let destination, let binding) = task.action else {
      return Run(task, processor: processor, reporter: reporter, outbox: nil)
    }
    let bindery = try binding.map { (binding) throws(Refusal) in try Bindery(binding) }
    do throws(DeliveryFailure) {
      let outbox = try destination.map { (destination) throws(DeliveryFailure) in
        try Outbox(destination)
      }
      return Run(
        task, processor: processor, reporter: reporter, outbox: outbox, bindery: bindery)
    } catch { throw Refusal(error) }
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
    // The first that is set and not empty decides, as POSIX has it.
    for variable in ["LC_ALL", "LC_MESSAGES", "LANG"] {
      guard let locale = environment(variable), !locale.isEmpty else { continue }
      return locale.hasPrefix("pt") ? .portuguese : .english
    }
    return .english
  }
}
