internal import Inbox
internal import Measures

/// Options about inboxes.
extension Option {
  static let config = Option(
    "config",
    value: Wording(en: "FILE", pt: "FICHEIRO"),
    Wording(
      en: "the file with the inboxes and their options, in place of INBOX and -o",
      pt: "o ficheiro com as pastas vigiadas e as suas opções, em vez de PASTA e -o"))

  static let order = Option(
    "order",
    value: choice(InboxOrder.self),
    Wording(
      en: "which file comes first; arrival if not given",
      pt: "que ficheiro vem primeiro: o que chegou antes (arrival, na falta da opção) ou por nome"
    ))

  static let quiet = Option(
    "quiet",
    value: Wording(en: "SECONDS", pt: "SEGUNDOS"),
    Wording(
      en:
        "how long a file that was not renamed into the inbox must have been left alone; 2 if not "
        + "given",
      pt:
        "há quanto tempo ninguém mexe num ficheiro que não foi movido para a pasta; 2 na falta da "
        + "opção"))

  static let poll = Option(
    "poll",
    Wording(
      en: "look at the inbox every two seconds instead of being told; a network share is polled "
        + "in any case",
      pt:
        "observar a pasta de dois em dois segundos em vez de esperar por avisos; numa partilha de "
        + "rede é sempre assim"))

  static let rescan = Option(
    "rescan",
    value: Wording(en: "SECONDS", pt: "SEGUNDOS"),
    Wording(
      en: "look at the inbox at least this often, whatever was heard; 60 if not given",
      pt: "observar a pasta pelo menos com este intervalo; 60 na falta da opção"))

  static let tries = Option(
    "tries",
    value: Wording(en: "N", pt: "N"),
    Wording(
      en: "how often a file is tried while the environment fails, before it goes to failed; 8 if "
        + "not given",
      pt:
        "quantas vezes se tenta um ficheiro enquanto o ambiente falha, antes de ir para failed; 8 "
        + "na falta da opção"))

  static let retryAfter = Option(
    "retry-after",
    value: Wording(en: "SECONDS", pt: "SEGUNDOS"),
    Wording(
      en: "the wait before the second try, doubled before each further one up to 300; 1 if not "
        + "given",
      pt: "a espera antes da segunda tentativa, que duplica até 300; 1 na falta da opção"))

  static let register = Option(
    "register",
    value: Wording(en: "FILE", pt: "FICHEIRO"),
    Wording(
      en: "the record of issued documents, if not inside the inbox; inboxes may share one",
      pt:
        "o registo dos documentos emitidos, se não ficar na pasta; várias pastas podem partilhá-lo"
    ))

  static let rejected = Option(
    "rejected",
    Wording(
      en:
        "the files of rejected, too: after the rules, or the data they are held against, have changed",
      pt: "também os ficheiros de rejected: depois de mudarem as regras, ou os dados"))

  static let failOnRejected = Option(
    "fail-on-rejected",
    Wording(
      en: "files in rejected count as something that needs attention",
      pt: "ficheiros em rejected contam como algo que exige atenção"))

  static let statusForm = Option(
    "format",
    value: choice(StatusForm.self),
    Wording(
      en:
        "text, one JSON object a line, one line and the exit codes of a Nagios plugin, or metrics for "
        + "Prometheus",
      pt:
        "texto, um objeto JSON por linha, uma linha com os códigos de saída de um plugin Nagios, ou "
        + "métricas para o Prometheus"))

  static let once = Option(
    "once",
    Wording(
      en: "end when the inbox has been worked through",
      pt: "terminar quando a pasta estiver tratada"))
}
