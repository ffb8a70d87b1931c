internal import Measures

/// What the program can be asked to do.
enum Command: String, CaseIterable, Sendable {
  case render
  case validate
  case qr
  case explain
  case help

  /// The operands, as the help text shows them; `[…]` may be left out.
  var operands: Wording {
    switch self {
    case .render, .validate, .qr: Wording(en: "PATH…", pt: "CAMINHO…")
    case .explain: Wording(en: "[CODE…]", pt: "[CÓDIGO…]")
    case .help: Wording(en: "[COMMAND]", pt: "[COMANDO]")
    }
  }

  /// The options the command takes, in the order of the help text.
  var options: [Option] {
    switch self {
    case .render:
      [
        .output, .combined, .sort, .duplex, .splitEvery, .force, .sync, .template, .copies,
        .secondCopy, .printLanguage, .strict, .simplifiedLimit, .format, .language, .resources,
        .help,
      ]
    case .validate, .qr: [.strict, .simplifiedLimit, .format, .language, .resources, .help]
    case .explain, .help: [.language, .help]
    }
  }

  /// One line for the list of commands.
  var summary: Wording {
    switch self {
    case .render:
      Wording(
        en: "turn finalized documents into PDFs",
        pt: "transformar documentos finalizados em PDF")
    case .validate:
      Wording(en: "check documents and render nothing", pt: "verificar documentos sem criar PDF")
    case .qr:
      Wording(
        en: "print the QR message of each document, one a line",
        pt: "escrever a mensagem QR de cada documento, uma por linha")
    case .explain:
      Wording(
        en: "list the rules, or say what a rule asks and which law stands behind it",
        pt: "listar as regras, ou dizer o que uma regra exige e que lei a fundamenta")
    case .help: Wording(en: "show help", pt: "mostrar ajuda")
    }
  }

  /// What the summary leaves out; nil when that is nothing.
  var details: Wording? {
    switch self {
    case .render:
      Wording(
        en: """
          Each document becomes DIR/NUMBER.pdf: FT A/1 is FT_A-1.pdf. The path of each PDF written, or
          already there with the same bytes, goes to standard output; problems go to standard error.
          A rejected document writes no PDF; an existing PDF with other bytes is a conflict.

          \(Command.paths.en)
          """,
        pt: """
          Cada documento torna-se PASTA/NÚMERO.pdf: FT A/1 é FT_A-1.pdf. O caminho de cada PDF escrito,
          ou que já existia com os mesmos bytes, vai para a saída padrão; os problemas vão para a saída
          de erros. Um documento rejeitado não cria PDF; um PDF existente com outros bytes é um conflito.

          \(Command.paths.pt)
          """)
    case .validate, .qr: Command.paths
    case .explain, .help: nil
    }
  }

  /// What a PATH may be.
  private static let paths = Wording(
    en: """
      PATH is a .json file (one document or an array), a .ndjson or .jsonl file (one a line), a folder
      with such files, or - for standard input. An argument after -- is a path whatever its look.
      """,
    pt: """
      CAMINHO é um ficheiro .json (um documento ou uma lista), um ficheiro .ndjson ou .jsonl (um por
      linha), uma pasta com esses ficheiros, ou - para a entrada padrão. Depois de -- tudo é caminho.
      """)

  /// Calls that work as they stand.
  var examples: [String] {
    switch self {
    case .render:
      [
        "prelo render invoices/ -o out",
        "prelo render invoice.json -o invoice.pdf --copies original,duplicate",
        "billing-export | prelo render - -o out --format json",
        "prelo render may.ndjson --combined may.pdf --sort postal-code,pages --duplex",
      ]
    case .validate: ["prelo validate invoices/", "prelo validate --strict invoice.json"]
    case .qr: ["prelo qr invoice.json"]
    case .explain: ["prelo explain", "prelo explain TOT-01"]
    case .help: ["prelo help render"]
    }
  }
}
