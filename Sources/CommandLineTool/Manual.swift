internal import Measures

/// The reference of commands and options: a manual page, or a page of the documentation.
enum Manual {
  /// The forms of the reference.
  enum Form: String, CaseIterable, Sendable {
    /// For `man`, in the language of groff's macros.
    case man
    /// For the documentation.
    case markdown
  }

  /// What `prelo manual` prints.
  static func page(_ form: Form, _ language: Language) -> String {
    switch form {
    case .man: man(language)
    case .markdown: markdown(language)
    }
  }

  // MARK: For man

  private static func man(_ language: Language) -> String {
    let title = Wording(en: "Prelo manual", pt: "Manual do Prelo")[language]
    var page = ".TH PRELO 1 \"\" \"prelo \(Tool.version)\" \"\(title)\"\n"
    func section(_ en: String, _ pt: String) {
      page += ".SH \(Wording(en: en, pt: pt)[language])\n"
    }
    section("NAME", "NOME")
    page += "prelo \\- " + roff(HelpText.purpose[language]) + "\n"
    section("SYNOPSIS", "SINOPSE")
    page += ".B prelo\n\\fI" + roff(HelpText.shape[language]) + "\\fR\n"
    section("COMMANDS", "COMANDOS")
    for command in Command.all {
      page += ".SS prelo \(command.word) \(roff(HelpText.operands(of: command, language)))\n"
      page += roff(HelpText.sentence(command.summary[language])) + "\n"
      for paragraph in paragraphs(of: command, language) {
        page += ".PP\n" + roff(paragraph) + "\n"
      }
      page +=
        ".PP\n"
        + roff(Wording(en: "Options: ", pt: "Opções: ")[language])
        + command.options.map { "\\fB" + roff($0.name) + "\\fR" }.joined(separator: ", ") + "\n"
      // One word may ask for something else here than elsewhere.
      for option in command.options where !Option.all.contains(where: { $0.isSame(as: option) }) {
        page += entry(for: option, language)
      }
      page += ".PP\n.nf\n" + command.examples.map { roff("    " + $0) + "\n" }.joined() + ".fi\n"
    }
    section("OPTIONS", "OPÇÕES")
    for option in sortedOptions { page += entry(for: option, language) }
    section("EXIT STATUS", "ESTADO DE SAÍDA")
    for code in ExitCode.allCases {
      page += ".TP\n\\fB\(code.rawValue)\\fR\n" + roff(code.meaning[language]) + "\n"
    }
    section("ENVIRONMENT", "AMBIENTE")
    for (name, meaning) in HelpText.environment {
      page += ".TP\n\\fB\(name)\\fR\n" + roff(meaning[language]) + "\n"
    }
    return page
  }

  /// What an option does, behind its names.
  private static func entry(for option: Option, _ language: Language) -> String {
    let names = option.names.map { "\\fB" + roff($0) + "\\fR" }.joined(separator: ", ")
    let value = option.placeholder.map { " \\fI" + roff($0[language]) + "\\fR" } ?? ""
    return ".TP\n" + names + value + "\n" + roff(HelpText.sentence(option.meaning[language])) + "\n"
  }

  /// The text of a page, none of whose characters groff takes for a command.
  private static func roff(_ text: String) -> String {
    var safe = ""
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if !safe.isEmpty { safe += "\n" }
      if line.first == "." || line.first == "'" { safe += "\\&" }
      for character in line {
        switch character {
        case "\\": safe += "\\e"
        case "-": safe += "\\-"
        default: safe.append(character)
        }
      }
    }
    return safe
  }

  private static func paragraphs(of command: Command, _ language: Language) -> [String] {
    guard let details = command.details else { return [] }
    return details[language].split(separator: "\n", omittingEmptySubsequences: false)
      .reduce(into: [""]) { paragraphs, line in
        if line.isEmpty { return paragraphs.append("") }
        let last = paragraphs.count - 1
        paragraphs[last] += (paragraphs[last].isEmpty ? "" : "\n") + line
      }
  }

  private static var sortedOptions: [Option] { Option.all.sorted { $0.word < $1.word } }

  // MARK: For the documentation

  private static func markdown(_ language: Language) -> String {
    var page = """
      # \(Wording(en: "Commands and options", pt: "Comandos e opções")[language])

      \(Wording(
        en: "Made by `prelo manual markdown` from the tables that parser and help use.",
        pt: "Gerado por `prelo manual markdown` a partir das tabelas que a ajuda usa.")[language])


      """
    for command in Command.all {
      page += "## prelo \(command.word)\n\n"
      page += HelpText.sentence(command.summary[language]) + "\n\n"
      page += "    prelo \(command.word) \(HelpText.operands(of: command, language))\n\n"
      for paragraph in paragraphs(of: command, language) { page += paragraph + "\n\n" }
      page +=
        "| \(Wording(en: "option", pt: "opção")[language]) | "
        + "\(Wording(en: "does", pt: "faz")[language]) |\n|---|---|\n"
      for option in command.options {
        let value = option.placeholder.map { " " + $0[language] } ?? ""
        page +=
          "| `" + cell(option.names.joined(separator: ", ") + value) + "` | "
          + cell(option.meaning[language]) + " |\n"
      }
      page += "\n```console\n" + command.examples.map { "$ \($0)\n" }.joined() + "```\n\n"
    }
    page +=
      "## \(Wording(en: "Exit codes", pt: "Códigos de saída")[language])\n\n"
      + "| | |\n|---|---|\n"
    for code in ExitCode.allCases {
      page += "| \(code.rawValue) | \(cell(code.meaning[language])) |\n"
    }
    return page
  }

  private static func cell(_ text: String) -> String {
    text.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
  }
}
