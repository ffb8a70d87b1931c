internal import Measures

/// How a run of the program ended; scripts rely on the numbers.
package enum ExitCode: Int32, CaseIterable, Sendable {
  case done = 0
  case rejected = 1
  case usage = 2
  case environment = 3

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
    }
  }
}
