package import Measures

extension String {
  /// Appends `problem` as a JSON object: `severity`, `code`, `pointer`, `line` and `column` where the
  /// place is known, `message` in `language`.
  package mutating func appendJSON(
    _ problem: Problem, at place: SourcePlace?, _ language: Language
  ) {
    append("{\"severity\":\"\(problem.severity.rawValue)\",\"code\":")
    appendJSON(problem.code)
    append(",\"pointer\":")
    appendJSON(problem.pointer.description)
    if let place { append(",\"line\":\(place.line),\"column\":\(place.column)") }
    append(",\"message\":")
    appendJSON(problem.message[language])
    append("}")
  }

  /// Appends a JSON array of problems; `places` are parallel to them, or fewer.
  package mutating func appendJSON(
    _ problems: [Problem], at places: [SourcePlace?], _ language: Language
  ) {
    append("[")
    for (index, problem) in problems.enumerated() {
      if index > 0 { append(",") }
      appendJSON(problem, at: index < places.count ? places[index] : nil, language)
    }
    append("]")
  }
}
