internal import DocumentModel
internal import DocumentRules
internal import JSON
internal import Measures
internal import Reports

/// What `prelo explain` says.
enum Explanation {
  /// What `prelo explain CODE…` prints; the list of all codes when none is asked for.
  ///
  /// - Throws: ``UsageError`` for a code that does not exist.
  static func page(
    for codes: [String], _ format: ReportFormat, _ language: Language
  ) throws(UsageError) -> String {
    guard !codes.isEmpty else {
      return reportedCodes.map { format == .json ? $0.json : $0.line(language) }.joined()
    }
    var pages: [String] = []
    for code in codes {
      let wanted = code.uppercased()
      guard let found = reportedCodes.first(where: { $0.id == wanted }) else {
        throw UsageError(
          Suggestion(for: wanted, among: reportedCodes.map(\.id)).sentence(
            en: "there is no code \(code)", pt: "não existe o código \(code)"))
      }
      pages.append(format == .json ? found.json : found.text(language))
    }
    return pages.joined(separator: format == .json ? "" : "\n")
  }
}

extension Code {
  /// One JSON object and a line end: both languages, and the top-level keys that the rule looks at.
  var json: String {
    let keys =
      allRules.first { $0.code == id }.map { rule in
        DocumentKey.allCases.filter(rule.reads.contains).map(\.rawValue)
      } ?? []
    return JSONValue.object([
      .init("code", .string(id)), .init("severity", .string(severity.word.en)),
      .init(
        "message",
        .object([.init("en", .string(sentence.en)), .init("pt", .string(sentence.pt))])),
      .init("keys", .array(keys.map(JSONValue.string))),
      .init("law", .array(law.map(JSONValue.string))),
    ]).line + "\n"
  }

  /// One line for the list.
  func line(_ language: Language) -> String { "\(id)  \(sentence[language])\n" }

  /// Everything known about the code.
  func text(_ language: Language) -> String {
    var text = "\(id) (\(severity.word[language]))\n\(sentence[language])\n"
    for source in law { text += "  \(source)\n" }
    return text
  }
}
