internal import DocumentModel
internal import Examples
internal import Measures

/// Commands about the rest.
extension Command {
  static let manifest = Command(
    "manifest",
    operands: Wording(en: "merge MANIFEST…", pt: "merge MANIFESTO…"),
    options: [.language, .help],
    summary: Wording(
      en: "join the manifests of all shards of a batch, and check that nothing is missing",
      pt: "juntar os manifestos de todas as partes de um lote, e verificar que nada falta"),
    details: Wording(
      en: "The joined manifest, in the order of the input, goes to standard output.",
      pt: "O manifesto resultante, pela ordem da entrada, vai para a saída padrão."),
    examples: ["prelo manifest merge shard-1.csv shard-2.csv"]
  ) { (arguments, _) throws(UsageError) in try ManifestMerge(arguments) }

  static let explain = Command(
    "explain",
    operands: Wording(en: "[CODE…]", pt: "[CÓDIGO…]"),
    options: [.format, .language, .help],
    summary: Wording(
      en: "list the rules, or say what a rule asks and which law stands behind it",
      pt: "listar as regras, ou dizer o que uma regra exige e que lei a fundamenta"),
    examples: ["prelo explain", "prelo explain TOT-01", "prelo explain --format json"]
  ) { (arguments, language) throws(UsageError) in
    let format: ReportFormat = try arguments.choice(.format) ?? .text
    return TextTask(text: try Explanation.page(for: arguments.operands, format, language))
  }

  static let example = Command(
    "example",
    operands: Wording(en: "TYPE", pt: "TIPO"),
    options: [.language, .help],
    summary: Wording(
      en: "print a complete document of a type, to start from",
      pt: "escrever um documento completo de um tipo, para servir de base"),
    details: Wording(
      en: """
        TYPE is a type of SAF-T (PT):
        \(DocumentType.allCases.map(\.rawValue).joined(separator: " ")).
        The document is valid and always the same; people, firms and signature are invented.
        """,
      pt: """
        TIPO é um tipo do SAF-T (PT):
        \(DocumentType.allCases.map(\.rawValue).joined(separator: " ")).
        O documento é válido e sempre o mesmo; pessoas, empresas e assinatura são inventadas.
        """),
    examples: ["prelo example FT", "prelo example FT | prelo render - -o - > example.pdf"]
  ) { (arguments, _) throws(UsageError) in
    TextTask(text: exampleDocument(of: try arguments.only(DocumentType.self)))
  }

  static let manual = Command(
    "manual",
    operands: Wording(en: "man|markdown", pt: "man|markdown"),
    options: [.language, .help],
    summary: Wording(
      en: "print the reference of all commands and options: a manual page, or Markdown",
      pt: "escrever a referência de todos os comandos e opções: página de manual, ou Markdown"),
    examples: ["prelo manual man > prelo.1", "prelo manual markdown"]
  ) { (arguments, language) throws(UsageError) in
    TextTask(text: Manual.page(try arguments.only(Manual.Form.self), language))
  }

  static let completion = Command(
    "completion",
    operands: Wording(en: "bash|zsh|fish", pt: "bash|zsh|fish"),
    options: [.language, .help],
    summary: Wording(
      en: "print what a shell needs to complete command lines",
      pt: "escrever o que uma linha de comandos precisa para completar comandos"),
    examples: ["prelo completion bash > ~/.local/share/bash-completion/completions/prelo"]
  ) { (arguments, language) throws(UsageError) in
    TextTask(
      text: Completion.script(for: try arguments.only(Completion.Shell.self), language))
  }

  static let help = Command(
    "help",
    operands: Wording(en: "[COMMAND]", pt: "[COMANDO]"),
    options: [.language, .help],
    summary: Wording(en: "show help", pt: "mostrar ajuda"),
    examples: ["prelo help render"]
  ) { (arguments, language) throws(UsageError) in
    TextTask(text: try HelpText.page(for: arguments.operands, language))
  }
}
