internal import Measures

/// How a run of the program ended; scripts rely on the numbers.
package enum ExitCode: Int32, CaseIterable, Sendable {
  case done = 0
  case rejected = 1
  case usage = 2
  case environment = 3
  case interrupted = 130
  case terminated = 143

  /// The end by a signal that asked for it.
  init(signal: Int32) { self = signal == 15 ? .terminated : .interrupted }

  /// The line of the help text.
  var meaning: Wording {
    switch self {
    case .done: Wording(en: "all done", pt: "tudo feito")
    case .rejected:
      Wording(
        en: "at least one document was rejected; the others are done",
        pt: "pelo menos um documento foi rejeitado; os outros estão feitos")
    case .usage:
      Wording(
        en: "wrong usage, or no document found",
        pt: "utilização errada, ou nenhum documento encontrado")
    case .environment:
      Wording(
        en: "the environment failed: disk full, no permission, missing font",
        pt: "o ambiente falhou: disco cheio, falta de permissão, tipo de letra em falta")
    case .interrupted:
      Wording(
        en: "ended by ctrl-C; what was under way is finished",
        pt: "terminado por ctrl-C; o que estava em curso foi concluído")
    case .terminated:
      Wording(
        en: "ended by SIGTERM; what was under way is finished",
        pt: "terminado por SIGTERM; o que estava em curso foi concluído")
    }
  }
}
