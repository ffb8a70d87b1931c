internal import Measures
internal import Reports

/// What `prelo explain` says.
enum Explanation {
  /// Every code there is, in alphabetical order.
  static let all = (reportedCodes + SigningCode.codes).sorted { $0.id < $1.id }

  /// What `prelo explain CODE…` prints; the list of all codes when none is asked for.
  ///
  /// - Throws: ``UsageError`` for a code that does not exist.
  static func page(for codes: [String], _ language: Language) throws(UsageError) -> String {
    guard !codes.isEmpty else { return all.map { $0.line(language) }.joined() }
    var pages: [String] = []
    for code in codes {
      let wanted = code.uppercased()
      guard let found = all.first(where: { $0.id == wanted }) else {
        throw UsageError(
          Suggestion(for: wanted, among: all.map(\.id)).sentence(
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
