internal import JSON
internal import Measures
internal import Pipeline

/// Why there is no PDF.
public enum PreloError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The document is refused: every problem, in the order of the document.
  case rejected([Problem])
  /// Something around the document is missing or failed: fonts, a template, memory.
  case unavailable(Explanation)

  /// What is wrong, in English.
  public var description: String {
    switch self {
    case .rejected(let problems): problems.map(\.description).joined(separator: "\n")
    case .unavailable(let explanation): explanation.english
    }
  }
}

/// Something wrong with a document: what, where, and which rule says so.
public struct Problem: Hashable, Sendable, CustomStringConvertible {
  /// Whether it refuses the document.
  public let severity: Severity
  /// The stable code of the rule, such as `TOT-01`; `prelo explain TOT-01` tells its law.
  public let code: String
  /// Where in the document: an RFC 6901 JSON Pointer; empty for the whole of it.
  public let pointer: String
  /// Where in the JSON text, from 1.
  public let line: Int?
  /// In characters of that line, from 1.
  public let column: Int?
  /// What is wrong and what to do, with the values concerned.
  public let message: Explanation

  /// How bad a problem is.
  public enum Severity: String, Sendable {
    /// The document is refused.
    case error
    /// The document is printed.
    case warning
  }

  /// `16:14: error NIF-01 /seller/taxId: …`
  public var description: String {
    let place = line.map { "\($0):\(column ?? 1): " } ?? ""
    return "\(place)\(severity.rawValue) \(code) \(pointer): \(message.english)"
  }
}

/// A sentence for people in both languages of Prelo.
public struct Explanation: Hashable, Sendable {
  /// The sentence in English.
  public let english: String
  /// The sentence in European Portuguese.
  public let portuguese: String

  init(_ wording: Wording) {
    english = wording.en
    portuguese = wording.pt
  }
}

extension Outcome {
  var hasErrors: Bool { problems.contains { $0.severity == .error } }

  /// The problems as the public sees them.
  var publicProblems: [Problem] {
    problems.enumerated().map { index, problem in
      let place = index < places.count ? places[index] : nil
      return Problem(
        severity: problem.severity == .error ? .error : .warning, code: problem.code,
        pointer: problem.pointer.description, line: place?.line, column: place?.column,
        message: Explanation(problem.message))
    }
  }

  /// Why this is not the outcome that was asked for.
  var error: PreloError {
    if case .failed(let reason) = result { return .unavailable(Explanation(reason)) }
    return .rejected(publicProblems)
  }
}
