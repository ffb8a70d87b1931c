internal import Measures

/// Commands about templates.
extension Command {
  static let template = Command(
    "template",
    operands: Wording(en: "check|preview NAME|DIR", pt: "check|preview NOME|PASTA"),
    options: [.output, .force, .types, .format, .language, .resources, .help],
    summary: Wording(
      en: "check a template, or print examples with it",
      pt: "verificar um modelo, ou imprimir exemplos com ele"),
    details: Wording(
      en: """
        check says everything that is wrong with a template, with line and column. preview prints the
        document of prelo example FT with it to the FILE.pdf of -o, or to standard output (-o -); with
        --types one of each type, to a folder.
        """,
      pt: """
        check diz tudo o que está errado num modelo, com linha e coluna. preview imprime com ele o
        documento de prelo example FT no FICHEIRO.pdf de -o, ou na saída padrão (-o -); com --types, um
        de cada tipo, numa pasta.
        """),
    examples: [
      "prelo template check rosa-dos-ventos", "prelo template preview ./my-style -o preview.pdf",
      "prelo template preview classic -o previews --types FT,GT,RG",
    ]
  ) { (arguments, _) throws(UsageError) in try TemplateTask(arguments) }
}
