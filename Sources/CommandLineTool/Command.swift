internal import Measures

/// What the program can be asked to do.
enum Command: String, CaseIterable, Sendable {
  case render
  case validate
  case qr
  case convert
  case manifest
  case verify
  case sign
  case watch
  case status
  case requeue
  case rebuild
  case golden
  case explain
  case help

  /// The operands, as the help text shows them; `[…]` may be left out.
  var operands: Wording {
    switch self {
    case .render, .validate, .qr, .convert, .verify, .sign: Wording(en: "PATH…", pt: "CAMINHO…")
    case .watch: Wording(en: "[INBOX]", pt: "[PASTA]")
    case .status: Wording(en: "INBOX", pt: "PASTA")
    case .requeue: Wording(en: "INBOX [NAME…]", pt: "PASTA [NOME…]")
    case .rebuild: Wording(en: "INBOX…", pt: "PASTA…")
    case .golden: Command.goldenOperands
    case .manifest: Wording(en: "merge MANIFEST…", pt: "merge MANIFESTO…")
    case .explain: Wording(en: "[CODE…]", pt: "[CÓDIGO…]")
    case .help: Wording(en: "[COMMAND]", pt: "[COMANDO]")
    }
  }

  /// The options the command takes, in the order of the help text.
  var options: [Option] {
    switch self {
    case .render:
      [
        .output, .from, .profile, .namePattern, .combined, .sort, .duplex, .splitEvery, .force,
        .sync,
        .template,
        .copies, .copiesAs, .secondCopy, .only, .fromDate, .toDate, .types, .printLanguage,
        .withoutValues, .strict, .asIssued, .simplifiedLimit,
        .publicKey, .previous, .jobs, .manifest, .resume, .failFast, .shard, .format, .language,
        .resources, .help,
      ]
    case .verify: [.from, .schema, .publicKey, .previous, .strict, .format, .language, .help]
    case .sign:
      [.privateKey, .output, .keyVersion, .previous, .passphraseFile, .language, .help]
    case .validate:
      [
        .from, .profile, .fromDate, .toDate, .types, .strict, .asIssued, .simplifiedLimit,
        .publicKey,
        .previous, .jobs, .failFast, .format,
        .language, .resources, .help,
      ]
    case .qr:
      [
        .from, .profile, .fromDate, .toDate, .types, .strict, .asIssued, .simplifiedLimit, .jobs,
        .failFast,
        .format, .language, .resources, .help,
      ]
    case .convert:
      [
        .output, .from, .profile, .fromDate, .toDate, .types, .namePattern, .only, .force, .sync,
        .jobs, .failFast, .shard, .format, .language, .help,
      ]
    case .watch, .status, .requeue, .rebuild: inboxOptions
    case .golden: Command.goldenOptions
    case .manifest, .explain, .help: [.language, .help]
    }
  }

  /// The options that may not be left out.
  var required: [Option] {
    switch self {
    case .sign: [.privateKey, .output]
    case .convert: [.output]
    case .render, .validate, .qr, .manifest, .verify, .watch, .status, .requeue, .rebuild, .golden,
      .explain, .help:
      []
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
    case .convert:
      Wording(
        en: "write documents of other formats in Prelo's own",
        pt: "escrever documentos de outros formatos no formato do Prelo")
    case .manifest:
      Wording(
        en: "join the manifests of all shards of a batch, and check that nothing is missing",
        pt: "juntar os manifestos de todas as partes de um lote, e verificar que nada falta")
    case .verify:
      Wording(
        en: "verify the signatures of documents and their chain, series by series",
        pt: "verificar as assinaturas dos documentos e a sua cadeia, série a série")
    case .sign:
      Wording(
        en: "sign documents of a test bench with a private key",
        pt: "assinar documentos de um banco de testes com uma chave privada")
    case .watch, .status, .requeue, .rebuild: inboxSummary
    case .golden: Command.goldenSummary
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
    case .convert:
      Wording(
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
          """)
    case .validate, .qr: Command.paths
    case .manifest:
      Wording(
        en: "The joined manifest, in the order of the input, goes to standard output.",
        pt: "O manifesto resultante, pela ordem da entrada, vai para a saída padrão.")
    case .verify:
      Wording(
        en: """
          Reports gaps, repeated numbers, dates and entry times that go backwards, signatures that do
          not verify or only after another document, keys of another program or version, and what
          could not be decided. The input may come in any order. The exit code is 1 when anything is
          broken; with --strict also when anything is undecided.

          A SAF-T (PT) file is checked as a file too: header, counts and totals, master tables,
          periods, internal codes, and with --schema its form. For it alone --public-key may be left
          out; everything else needs it.

          \(Command.paths.en)
          """,
        pt: """
          Assinala falhas, números repetidos, datas e horas de registo que recuam, assinaturas que não
          se confirmam ou só depois de outro documento, chaves de outro programa ou versão, e o que
          não se pôde decidir. A entrada pode vir por qualquer ordem. O código de saída é 1 se algo
          estiver quebrado; com --strict, também se algo ficar por decidir.

          Um ficheiro SAF-T (PT) é também verificado como ficheiro: cabeçalho, contagens e totais,
          tabelas mestras, períodos, códigos internos e, com --schema, a sua forma. Só para ele se
          dispensa --public-key.

          \(Command.paths.pt)
          """)
    case .sign:
      Wording(
        en: """
          Sets hash and hashControl and leaves every other byte as it is; OUT is a file for one input
          file, else a folder. A document that is signed already is refused, and nothing is written.
          A signature is RSA with SHA-1 and 1024 bits, as Despacho 8632/2014 prescribes.

          \(Command.paths.en)
          """,
        pt: """
          Preenche hash e hashControl e deixa todos os outros bytes como estão; o destino é um ficheiro
          se a entrada for um só, senão uma pasta. Um documento já assinado é recusado e nada é escrito.
          A assinatura é RSA com SHA-1 e 1024 bits, como prescreve o Despacho 8632/2014.

          \(Command.paths.pt)
          """)
    case .watch, .status, .requeue, .rebuild: inboxDetails
    case .golden: Command.goldenDetails
    case .explain, .help: nil
    }
  }

  /// What a PATH may be.
  private static let paths = Wording(
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

  /// Calls that work as they stand.
  var examples: [String] {
    switch self {
    case .render:
      [
        "prelo render invoices/ -o out",
        "prelo render invoice.json -o invoice.pdf --copies original,duplicate",
        "billing-export | prelo render - -o out --format json",
        "prelo render month.ndjson -o out --resume month.csv --name {year}/{month}/{number}",
        "prelo render may.ndjson --combined may.pdf --sort postal-code,pages --duplex",
      ]
    case .validate: ["prelo validate invoices/", "prelo validate --strict invoice.json"]
    case .qr: ["prelo qr invoice.json"]
    case .convert:
      ["prelo convert invoices/ -o converted", "prelo convert invoices/ -o invoices.ndjson"]
    case .manifest: ["prelo manifest merge shard-1.csv shard-2.csv"]
    case .verify:
      [
        "prelo verify invoices/ --public-key program.pem",
        "prelo verify saft.xml --schema SAFTPT1.04_01.xsd",
        "prelo verify . --public-key old.pem@9999.1 --public-key new.pem@9999.2 --format json",
      ]
    case .sign: ["prelo sign unsigned.ndjson --private-key test.pem -o signed.ndjson"]
    case .watch, .status, .requeue, .rebuild: inboxExamples
    case .golden: Command.goldenExamples
    case .explain: ["prelo explain", "prelo explain TOT-01"]
    case .help: ["prelo help render"]
    }
  }
}
