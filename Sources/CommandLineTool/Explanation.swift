internal import Measures
internal import Reports

/// What `prelo explain` says.
enum Explanation {
  /// What `prelo explain CODE…` prints; the list of all codes when none is asked for.
  ///
  /// - Throws: ``UsageError`` for a code that does not exist.
  static func page(for codes: [String], _ language: Language) throws(UsageError) -> String {
    guard !codes.isEmpty else { return reportedCodes.map { $0.line(language) }.joined() }
    var pages: [String] = []
    for code in codes {
      let wanted = code.uppercased()
      guard let found = reportedCodes.first(where: { $0.id == wanted }) else {
        throw UsageError(
          Suggestion(for: wanted, among: reportedCodes.map(\.id)).sentence(
            en: "there is no code \(code)", pt: "não existe o código \(code)"))
      }
      pages.append(found.text(language))
    }
    return pages.joined(separator: "\n")
  }
}

extension Code {
  /// One line for the list.
  func line(_ language: Language) -> String { "\(id)  \(sentence[language])\n" }

  /// Everything known about the code.
  func text(_ language: Language) -> String {
    var text = "\(id) (\(severity.word[language]))\n\(sentence[language])\n"
    for source in law { text += "  \(source)\n" }
    return text
  }
}
