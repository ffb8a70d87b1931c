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
    options: [.language, .help],
    summary: Wording(
      en: "list the rules, or say what a rule asks and which law stands behind it",
      pt: "listar as regras, ou dizer o que uma regra exige e que lei a fundamenta"),
    examples: ["prelo explain", "prelo explain TOT-01"]
  ) { (arguments, language) throws(UsageError) in
    TextTask(text: try Explanation.page(for: arguments.operands, language))
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
