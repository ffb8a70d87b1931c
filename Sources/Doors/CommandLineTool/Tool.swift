package import Batch
internal import Measures
internal import Pipeline
package import Printing

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
    let task: any ToolTask
    if word == "--version" {
      task = TextTask(text: try VersionText.text(rest, language))
    } else if Option.help.names.contains(word) {
      task = TextTask(text: HelpText.overview(language))
    } else {
      let command = try Tool.command(named: word)
      let arguments = try Arguments(rest, of: command)
      _ = try arguments.choice(.language, of: Language.self)
      task =
        arguments.has(.help)
        ? TextTask(text: HelpText.page(for: command, language))
        : try command.makeTask(arguments, language)
    }
    let reporter = Reporter(
      results: surroundings.results, messages: surroundings.messages, format: task.format,
      language: language, environment: surroundings.environment)
    do throws(Failure) { return try task(surroundings, reporter) } catch {
      reporter.results.flush()
      return reporter.close(error)
    }
  }

  private func say(_ message: Wording, _ language: Language) {
    surroundings.messages.write("prelo: " + printable(message[language]) + "\n")
  }

  static func command(named name: String) throws(UsageError) -> Command {
    if let command = Command(word: name) { return command }
    let suggestion = Suggestion(for: name, among: Command.all.map(\.word))
    throw UsageError(
      suggestion.sentence(en: "unknown command \(name)", pt: "comando desconhecido \(name)"))
  }

  /// Where to read on after a usage error.
  private static func hint(for words: [String]) -> Wording {
    let topic = words.first.flatMap(Command.init(word:)).map { " " + $0.word } ?? ""
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
