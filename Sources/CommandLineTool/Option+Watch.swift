internal import Inbox
internal import Measures

extension Option {
  /// What an option about inboxes does, for the help text.
  var watchMeaning: Wording {
    switch self {
    case .config:
      Wording(
        en: "the file with the inboxes and their options, in place of INBOX and -o",
        pt: "o ficheiro com as pastas vigiadas e as suas opções, em vez de PASTA e -o")
    case .order:
      Wording(
        en: "which file comes first; arrival if not given",
        pt: "que ficheiro vem primeiro: o que chegou antes (arrival, na falta da opção) ou por nome"
      )
    case .quiet:
      Wording(
        en:
          "how long a file that was not renamed into the inbox must have been left alone; 2 if not "
          + "given",
        pt:
          "há quanto tempo ninguém mexe num ficheiro que não foi movido para a pasta; 2 na falta da "
          + "opção")
    case .poll:
      Wording(
        en: "look at the inbox every two seconds instead of being told; a network share is polled "
          + "in any case",
        pt:
          "observar a pasta de dois em dois segundos em vez de esperar por avisos; numa partilha de "
          + "rede é sempre assim")
    case .rescan:
      Wording(
        en: "look at the inbox at least this often, whatever was heard; 60 if not given",
        pt: "observar a pasta pelo menos com este intervalo; 60 na falta da opção")
    case .tries:
      Wording(
        en: "how often a file is tried while the environment fails, before it goes to failed; 8 if "
          + "not given",
        pt:
          "quantas vezes se tenta um ficheiro enquanto o ambiente falha, antes de ir para failed; 8 "
          + "na falta da opção")
    case .retryAfter:
      Wording(
        en: "the wait before the second try, doubled before each further one up to 300; 1 if not "
          + "given",
        pt: "a espera antes da segunda tentativa, que duplica até 300; 1 na falta da opção")
    case .register:
      Wording(
        en: "the record of issued documents, if not inside the inbox; inboxes may share one",
        pt:
          "o registo dos documentos emitidos, se não ficar na pasta; várias pastas podem partilhá-lo"
      )
    default:
      Wording(
        en: "end when the inbox has been worked through",
        pt: "terminar quando a pasta estiver tratada")
    }
  }

  /// What the help text shows for the value of an option about inboxes; nil where it has none.
  var watchPlaceholder: Wording? {
    switch self {
    case .config, .register: Wording(en: "FILE", pt: "FICHEIRO")
    case .order:
      {
        let values = InboxOrder.allCases.map(\.rawValue).joined(separator: "|")
        return Wording(en: values, pt: values)
      }()
    case .quiet, .rescan, .retryAfter: Wording(en: "SECONDS", pt: "SEGUNDOS")
    case .tries: Wording(en: "N", pt: "N")
    default: nil
    }
  }
}
