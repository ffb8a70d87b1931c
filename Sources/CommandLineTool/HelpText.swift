internal import Measures

/// The help texts, made from the tables of commands and options.
enum HelpText {
  private static let version = Wording(
    en: "show the version; with --verbose every library and its version, linked or loaded",
    pt: "mostrar a versão; com --verbose, cada biblioteca e a sua versão, ligada ou carregada")

  /// What the program does, without its subject.
  static let purpose = Wording(
    en: "turns finalized Portuguese invoices (JSON, SAF-T, GOBL) into lawful PDFs",
    pt: "transforma faturas portuguesas finalizadas (JSON, SAF-T, GOBL) em PDF conformes à lei")

  /// How a call looks.
  static let shape = Wording(en: "COMMAND [OPTIONS]", pt: "COMANDO [OPÇÕES]")

  /// The variables of the environment that are heeded.
  static let environment: [(name: String, meaning: Wording)] = [
    (
      "PRELO_HOME",
      Wording(
        en: "The folder with Templates and Fonts.", pt: "A pasta com Templates e Fonts.")
    ),
    (
      "LC_ALL, LC_MESSAGES, LANG",
      Wording(
        en: "The language of messages: Portuguese where it starts with pt.",
        pt: "A língua das mensagens: português se começar por pt.")
    ),
    (
      "NO_COLOR, TERM",
      Wording(
        en: "Turn off colour on a terminal.", pt: "Desligam a cor num terminal.")
    ),
  ]

  /// The operands and what may not be left out, as usage lines show them.
  static func operands(of command: Command, _ language: Language) -> String {
    command.operands[language] + (command.required.map { " " + $0[language] } ?? "")
  }

  /// `text` with a capital letter and a full stop.
  static func sentence(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst() + (text.hasSuffix(".") ? "" : ".")
  }

  /// What `prelo help` prints.
  static func overview(_ language: Language) -> String {
    let commands = Command.all.map { command in
      ("\(command.word) \(command.operands[language])", command.summary[language])
    }
    return """
      prelo \(purpose[language]).

      \(heading(en: "Usage", pt: "Utilização", language)) prelo \(shape[language])

      \(table(commands + [("--version", version[language])]))
      \(exitCodes(language))
      \(Wording(
        en: "prelo help COMMAND says more about a command.",
        pt: "prelo help COMANDO diz mais sobre um comando.")[language])

      """
  }

  /// What `prelo help [COMMAND]` prints.
  ///
  /// - Throws: ``UsageError`` for more than one word, and for one that is not a command.
  static func page(for topics: [String], _ language: Language) throws(UsageError) -> String {
    guard let topic = topics.first else { return overview(language) }
    guard topics.count == 1 else {
      throw UsageError(en: "prelo help takes one command", pt: "prelo help aceita um só comando")
    }
    return page(for: try Tool.command(named: topic), language)
  }

  /// What `prelo help COMMAND` prints.
  static func page(for command: Command, _ language: Language) -> String {
    let options = command.options.map { option in
      (
        option.names.joined(separator: ", ")
          + (option.placeholder.map { " " + $0[language] } ?? ""),
        option.meaning[language]
      )
    }
    let rest = Wording(en: " [OPTIONS]", pt: " [OPÇÕES]")[language]
    var text = """
      prelo \(command.word): \(command.summary[language])

      \(heading(en: "Usage", pt: "Utilização", language)) \
      prelo \(command.word) \(operands(of: command, language))\(rest)


      """
    if let details = command.details { text += details[language] + "\n\n" }
    text += heading(en: "Options", pt: "Opções", language) + "\n" + table(options) + "\n"
    // Those of golden are its own, and stand in its details.
    if command.details != nil, command != .golden { text += exitCodes(language) + "\n" }
    let examples = command.examples.map { "  \($0)\n" }.joined()
    return text + heading(en: "Examples", pt: "Exemplos", language) + "\n" + examples
  }

  private static func exitCodes(_ language: Language) -> String {
    heading(en: "Exit codes", pt: "Códigos de saída", language) + "\n"
      + table(ExitCode.allCases.map { ("\($0.rawValue)", $0.meaning[language]) })
  }

  private static func heading(en: String, pt: String, _ language: Language) -> String {
    Wording(en: en, pt: pt)[language] + ":"
  }

  /// Two columns, the second broken into lines of at most 96 characters in all.
  private static func table(_ rows: [(String, String)]) -> String {
    let indent = (rows.map(\.0.count).max() ?? 0) + 4
    var text = ""
    for (name, meaning) in rows {
      text += "  " + name + String(repeating: " ", count: indent - 2 - name.count)
      var column = indent
      for (position, word) in meaning.split(separator: " ").enumerated() {
        let breaks = position > 0 && column + 1 + word.count > 96
        if breaks {
          text += "\n" + String(repeating: " ", count: indent)
          column = indent
        } else if position > 0 {
          text += " "
          column += 1
        }
        text += word
        column += word.count
      }
      text += "\n"
    }
    return text
  }
}
