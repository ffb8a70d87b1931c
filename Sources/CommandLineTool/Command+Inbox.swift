internal import Measures

/// Commands about inboxes.
extension Command {
  static let watch = Command(
    "watch",
    operands: Wording(en: "[INBOX]", pt: "[PASTA]"),
    required: .init(
      en: "-o DIR | --config \(Option.config.value.en)",
      pt: "-o PASTA | --config \(Option.config.value.pt)"),
    options: [
      .output, .config, .from, .profile, .namePattern, .template, .copies, .copiesAs,
      .printLanguage, .withoutValues, .strict, .asIssued, .simplifiedLimit,
      .publicKey, .previous, .order, .quiet, .poll, .rescan, .tries,
      .retryAfter, .register, .once, .jobs, .format, .language, .resources, .help,
    ],
    summary: Wording(
      en: "render every document that is dropped into a folder, for as long as it runs",
      pt: "transformar em PDF cada documento entregue numa pasta, enquanto estiver a correr"),
    details: Wording(
      en: """
        Files end in sub-folders of INBOX: done (with NAME.result.json), rejected (with
        NAME.error.json and NAME.error.txt), failed (the environment), unsupported (other files).
        A file is taken when it was renamed into INBOX, or left alone for a while (--quiet).
        A document (seller, number, ATCUD) gets one PDF, however often it is dropped; with other
        content it is a conflict and refused. Paths of new PDFs go to standard output, one line a
        file to standard error. SIGTERM finishes what is in flight and ends with code 0; SIGHUP reads
        the templates again. --once works the inbox through and ends.

        --config names a JSON file with the options, by their long names, of one or more inboxes:
        {"inboxes": [{"inbox": "/srv/in", "output": "/srv/out", "template": "classic"}]}
        """,
      pt: """
        Os ficheiros acabam em subpastas: done (com NOME.result.json), rejected (com NOME.error.json
        e NOME.error.txt), failed (falha do ambiente), unsupported (outros ficheiros). Um ficheiro é
        aceite quando é movido para a pasta com o nome final, ou quando ninguém lhe mexe durante um
        tempo (--quiet). Um documento (vendedor, número, ATCUD) tem um só PDF, mesmo que seja entregue
        várias vezes; com outro conteúdo é um conflito e é recusado. Os caminhos dos novos PDF vão para
        a saída padrão, e uma linha por ficheiro para a saída de erros. SIGTERM conclui o que está em curso
        e termina com o código 0; SIGHUP volta a ler os modelos. --once trata o que há e termina.

        --config indica um ficheiro JSON com as opções, pelos nomes longos, de uma ou mais pastas:
        {"inboxes": [{"inbox": "/srv/in", "output": "/srv/out", "template": "classic"}]}
        """),
    examples: [
      "prelo watch inbox -o pdf",
      "prelo watch inbox -o pdf --name {year}/{month}/{type}/{number} --template classic",
      "prelo watch --config /etc/prelo/watch.json --format json",
      "prelo watch inbox -o pdf --once",
    ]
  ) { (arguments, _) throws(UsageError) in try InboxTask(.watch, arguments) }

  static let status = Command(
    "status",
    operands: Wording(en: "INBOX… | --config FILE", pt: "PASTA… | --config FICHEIRO"),
    options: [.config, .failOnRejected, .statusForm, .language, .help],
    summary: Wording(
      en: "say how watched inboxes fare", pt: "dizer como estão as pastas vigiadas"),
    details: Wording(
      en: """
        The exit code serves monitors: 0 when watchers run and nothing needs attention, 1 when they
        run and files are in failed (with --fail-on-rejected: or in rejected), the environment gives
        trouble, or a watcher gives no sign of life or gets nowhere, 3 when one does not run. With
        --format nagios those of a plugin: 0 OK, 1 WARNING, 2 CRITICAL (no watcher), 3 UNKNOWN. With
        --format prometheus 0 whenever there are metrics, for a textfile collector.
        """,
      pt: """
        O código de saída serve para monitorização: 0 se os vigias correm e nada exige atenção, 1 se
        correm mas há ficheiros em failed (com --fail-on-rejected: ou em rejected), o ambiente falha,
        ou um vigia não dá sinal de vida ou não avança, 3 se algum não corre. Com --format nagios, os
        de um plugin: 0 OK, 1 WARNING, 2 CRITICAL (sem vigia), 3 UNKNOWN. Com --format prometheus, 0
        sempre que há métricas, para um textfile collector.
        """),
    examples: [
      "prelo status inbox", "prelo status inbox --format json",
      "prelo status --config /etc/prelo/watch.json --format nagios",
    ]
  ) { (arguments, _) throws(UsageError) in try StatusTask(arguments) }

  static let requeue = Command(
    "requeue",
    operands: Wording(en: "INBOX [NAME…]", pt: "PASTA [NOME…]"),
    options: [.rejected, .language, .help],
    summary: Wording(
      en: "put rejected or failed files back into their inbox",
      pt: "repor na pasta vigiada os ficheiros rejeitados ou falhados"),
    details: Wording(
      en: """
        Without names, all files of failed but those that end the program; with names, those files
        of failed and rejected. Their error notes are removed; receipts stay. What was issued before
        is not printed twice.
        """,
      pt: """
        Sem nomes, todos os ficheiros de failed menos os que terminam o programa; com nomes, esses
        ficheiros de failed e de rejected. As notas de erro são apagadas; os recibos ficam. O que já
        foi emitido não se imprime outra vez.
        """),
    examples: [
      "prelo requeue inbox", "prelo requeue inbox --rejected", "prelo requeue inbox invoice.json",
    ]
  ) { (arguments, _) throws(UsageError) in try InboxTask(.requeue, arguments) }

  static let rebuild = Command(
    "rebuild",
    operands: Wording(en: "INBOX…", pt: "PASTA…"),
    options: [.register, .language, .help],
    summary: Wording(
      en: "make the record of issued documents anew from the receipts",
      pt: "refazer o registo dos documentos emitidos a partir dos recibos"),
    details: Wording(
      en: """
        Reads the receipts (NAME.result.json) in the folders of each INBOX; the record that was there
        is kept beside the new one. No watcher may run meanwhile. A watcher whose record is missing or
        damaged does the same when it starts, unless other inboxes use that record: then name them all.
        """,
      pt: """
        Lê os recibos (NOME.result.json) nas subpastas de cada pasta vigiada; o registo que existia fica
        guardado ao lado. Entretanto, nenhum vigia pode correr. Um vigia cujo registo falte ou esteja
        danificado faz o mesmo ao arrancar, salvo se outras pastas usarem esse registo: indique-as
        todas.
        """),
    examples: ["prelo rebuild inbox"]
  ) { (arguments, _) throws(UsageError) in try InboxTask(.rebuild, arguments) }
}
