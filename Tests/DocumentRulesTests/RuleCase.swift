import DocumentModel
import Measures
import Testing

@testable import DocumentRules

/// One mutation of a lawful document and everything that must then be found, no more, no less.
struct RuleCase: Sendable, CustomTestStringConvertible {
  /// The code of the rule that the case is about.
  let code: String
  let name: String
  let document: Document
  /// `CODE pointer`, sorted.
  let expected: [String]

  /// A case of rule `code`: `change` makes `base` break it at each pointer of `finds`.
  ///
  /// An entry of `finds` is a pointer (`/number`), or a code and a pointer (`ATC-02 /atcud`) where
  /// another rule is broken as well. Without entries it is a passing case: the document comes near
  /// to breaking the rule and must not be touched by any.
  init(
    _ code: String, _ name: String, _ base: Document = .invoice, finds: [String] = [],
    _ change: (inout Document) -> Void = { _ in }
  ) {
    self.code = code
    self.name = name
    document = with(base, change)
    expected = finds.map { $0.isEmpty || $0.hasPrefix("/") ? "\(code) \($0)" : $0 }.sorted()
  }

  /// Whether the case breaks the rule that it is about.
  var isViolation: Bool { expected.contains { $0.hasPrefix(code + " ") } }

  var testDescription: String { "\(code): \(name)" }

  /// Compares what all rules find with what is expected.
  func run(sourceLocation: SourceLocation = #_sourceLocation) {
    let problems = everyProblem(in: document)
    let found = problems.map { "\($0.code) \($0.pointer)" }.sorted()
    #expect(found == expected, "\(testDescription)", sourceLocation: sourceLocation)
    for problem in problems {
      #expect(!problem.message.en.isEmpty, sourceLocation: sourceLocation)
      #expect(problem.message.en != problem.message.pt, sourceLocation: sourceLocation)
    }
  }
}

/// Errors and warnings of `document`, passed or not.
func everyProblem(in document: Document, options: CheckOptions = CheckOptions()) -> [Problem] {
  do {
    return try check(document, options: options).warnings
  } catch {
    return error.problems
  }
}
