internal import Measures

/// Commands about documents.
extension Command {
  static let render = Command(
    "render",
    operands: Wording(en: "PATH…", pt: "CAMINHO…"),
    required: .init(
      en: "-o \(Option.output.value.en) | --combined \(Option.combined.value.en)",
      pt: "-o \(Option.output.value.pt) | --combined \(Option.combined.value.pt)"),
    options: [
      .output, .from, .profile, .namePattern, .combined, .sort, .duplex, .splitEvery, .force,
      .sync,
      .template,
      .copies, .copiesAs, .secondCopy, .only, .fromDate, .toDate, .types, .printLanguage,
      .withoutValues, .strict, .asIssued, .simplifiedLimit,
      .publicKey, .previous, .jobs, .manifest, .resume, .failFast, .shard, .format, .language,
      .resources, .help,
    ],
    summary: Wording(
      en: "turn finalized documents into PDFs",
      pt: "transformar documentos finalizados em PDF"),
    details: Wording(
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
        """),
    examples: [
      "prelo render invoices/ -o out",
      "prelo render invoice.json -o invoice.pdf --copies original,duplicate",
      "prelo render - -o - < invoice.json > invoice.pdf",
      "billing-export | prelo render - -o out --format json",
      "prelo render month.ndjson -o out --resume month.csv --name {year}/{month}/{number}",
      "prelo render may.ndjson --combined may.pdf --sort postal-code,pages --duplex",
    ]
  ) { (arguments, _) throws(UsageError) in try DocumentCommand(.render, arguments) }

  static let validate = Command(
    "validate",
    operands: Wording(en: "PATH…", pt: "CAMINHO…"),
    options: [
      .from, .profile, .fromDate, .toDate, .types, .strict, .asIssued, .simplifiedLimit,
      .publicKey,
      .previous, .jobs, .failFast, .format,
      .language, .resources, .help,
    ],
    summary: Wording(
      en: "check documents and render nothing", pt: "verificar documentos sem criar PDF"),
    details: Command.paths,
    examples: ["prelo validate invoices/", "prelo validate --strict invoice.json"]
  ) { (arguments, _) throws(UsageError) in try DocumentCommand(.validate, arguments) }

  static let qr = Command(
    "qr",
    operands: Wording(en: "PATH…", pt: "CAMINHO…"),
    options: [
      .from, .profile, .fromDate, .toDate, .types, .strict, .asIssued, .simplifiedLimit, .jobs,
      .failFast,
      .format, .language, .resources, .help,
    ],
    summary: Wording(
      en: "print the QR message of each document, one a line",
      pt: "escrever a mensagem QR de cada documento, uma por linha"),
    details: Command.paths,
    examples: ["prelo qr invoice.json"]
  ) { (arguments, _) throws(UsageError) in try DocumentCommand(.qr, arguments) }

  static let convert = Command(
    "convert",
    operands: Wording(en: "PATH…", pt: "CAMINHO…"),
    required: .init(en: "-o \(Option.output.value.en)", pt: "-o \(Option.output.value.pt)"),
    options: [
      .output, .from, .profile, .fromDate, .toDate, .types, .namePattern, .only, .force, .sync,
      .jobs, .failFast, .shard, .format, .language, .help,
    ],
    summary: Wording(
      en: "write documents of other formats in Prelo's own",
      pt: "escrever documentos de outros formatos no formato do Prelo"),
    details: Wording(
      en: """
        Each document becomes DIR/NUMBER.json, or a line of FILE.ndjson in the order of the input;
        printing it gives the same PDF as printing the source. The stamps of the source are checked,
        the rules are not; a document that is not finalized is converted with what it has. What each
        format's fields become is in Documentation.

        \(Command.paths.en)
        """,
      pt: """
        Cada documento torna-se PASTA/NÚMERO.json, ou uma linha de FICHEIRO.ndjson pela ordem da
        entrada; imprimi-lo dá o mesmo PDF que imprimir a origem. Os selos da origem são verificados,
        as regras não; um documento por finalizar é convertido com o que tem. O que acontece aos
        campos de cada formato está em Documentation.

        \(Command.paths.pt)
        """),
    examples: [
      "prelo convert invoices/ -o converted", "prelo convert invoices/ -o invoices.ndjson",
    ]
  ) { (arguments, _) throws(UsageError) in try DocumentCommand(.convert, arguments) }
}
