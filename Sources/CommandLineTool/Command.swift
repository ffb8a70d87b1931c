internal import Measures

/// What the program can be asked to do: one value holds all that parser, help, completions and manual
/// need of a command, and how its task is made.
struct Command: Sendable, Equatable {
  /// The word that asks for it.
  let word: String
  /// The operands, as the help text shows them; `[…]` may be left out.
  let operands: Wording
  /// What may not be left out, as the help text shows it; nil for nothing.
  let required: Wording?
  /// The options the command takes, in the order of the help text.
  let options: [Option]
  /// One line for the list of commands.
  let summary: Wording
  /// What the summary leaves out; nil when that is nothing.
  let details: Wording?
  /// Calls that work as they stand.
  let examples: [String]
  /// Reads the arguments.
  let makeTask: TaskMaker

  typealias TaskMaker =
    @Sendable (Arguments, Language) throws(UsageError) -> any ToolTask

  init(
    _ word: String, operands: Wording, required: Wording? = nil, options: [Option],
    summary: Wording, details: Wording? = nil, examples: [String],
    makeTask: @escaping TaskMaker
  ) {
    self.word = word
    self.operands = operands
    self.required = required
    self.options = options
    self.summary = summary
    self.details = details
    self.examples = examples
    self.makeTask = makeTask
  }

  /// Every command, in the order of the help text.
  static let all: [Command] = [
    render, validate, qr, convert, manifest, verify, sign, serve, watch, status, requeue, rebuild,
    golden, template, example, explain, manual, completion, help,
  ]

  /// The command of that name; nil where there is none.
  init?(word: String) {
    guard let command = Command.all.first(where: { $0.word == word }) else { return nil }
    self = command
  }

  static func == (one: Command, other: Command) -> Bool { one.word == other.word }

  /// What a PATH may be.
  static let paths = Wording(
    en: """
      PATH is a .json file (one document or an array), a .ndjson or .jsonl file (one a line), a .xml
      file (SAF-T), a folder with such files, or - for standard input. An argument after -- is a
      path whatever its look.
      """,
    pt: """
      CAMINHO é um ficheiro .json (um documento ou uma lista), um ficheiro .ndjson ou .jsonl (um por
      linha), um ficheiro .xml (SAF-T), uma pasta com esses ficheiros, ou - para a entrada padrão.
      Depois de -- tudo é caminho.
      """)
}
