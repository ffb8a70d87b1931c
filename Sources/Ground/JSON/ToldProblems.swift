package import Measures

/// The problems of one document that are told, ``ProblemRoom/most`` of them at the most, with a last
/// one that says how many more there are.
///
/// Errors go before warnings where there is no room for all, as they say what keeps the document from
/// being printed.
///
/// - Parameters:
///   - found: In the order in which they are told.
///   - omitted: Problems that were counted before.
///   - base: What points at the document in its file.
package func toldProblems(
  _ found: [(problem: Problem, place: SourcePlace)], omitted: Int, at base: JSONPointer
) -> (problems: [Problem], places: [SourcePlace?]) {
  let errors = found.count { $0.problem.severity == .error }
  var room = [
    Severity.error: ProblemRoom.most,
    .warning: ProblemRoom.most - min(errors, ProblemRoom.most),
  ]
  var problems: [Problem] = []
  var places: [SourcePlace?] = []
  for (problem, place) in found {
    guard let left = room[problem.severity], left > 0 else { continue }
    room[problem.severity] = left - 1
    problems.append(problem)
    places.append(place)
  }
  let more = omitted + found.count - problems.count
  guard more > 0 else { return (problems, places) }
  problems.append(
    Problem(
      .warning, ReadingCode.more.rawValue, at: base,
      Wording(
        en: more == 1
          ? "1 more problem was found and is not told; correct these and check again"
          : "\(more) more problems were found and are not told; correct these and check again",
        pt: more == 1
          ? "há mais 1 problema que não é indicado; corrija estes e volte a verificar"
          : "há mais \(more) problemas que não são indicados; corrija estes e volte a verificar")))
  places.append(nil)
  return (problems, places)
}
