internal import Glibc

/// Measures Prelo against yardsticks that it runs itself, in turn, on the same documents.
///
/// Started by `Benchmarks/run`, which builds everything; arguments are names of questions.
@main
struct Benchmarks {
  static let questions: [any Question] = [
    OnePage(), MixedBatch(), LongDocument(), TwoCores(), ColdStart(), Memory(), FileSize(), Peers(),
  ]

  static func main() throws {
    let names = Set(CommandLine.arguments.dropFirst())
    if let unknown = names.first(where: { name in !questions.contains { $0.name == name } }) {
      print("There is no question \(unknown); there are: \(questions.map(\.name))")
      exit(2)
    }
    let workplace = try Workplace()
    for question in questions where names.isEmpty || names.contains(question.name) {
      print("\(question.name): \(question.text)")
      for finding in try question.answer(in: workplace) { print("  \(finding)") }
      fflush(nil)
    }
    workplace.clear()
    if Spread.worst > 0.1 {
      print(
        "The machine was noisy: repeated runs of the same command differed by up to "
          + "\(percent(Spread.worst)). Measure again when it is quiet.")
    }
  }
}

/// One thing worth knowing.
protocol Question: Sendable {
  var name: String { get }
  var text: String { get }
  /// Measures, and says what was found, a line each.
  func answer(in workplace: Workplace) throws -> [String]
}

/// Why nothing could be measured.
struct Failure: Error, CustomStringConvertible {
  let description: String
}

/// `number` with one decimal.
func oneDecimal(_ number: Double) -> String {
  let tenths = Int((number * 10).rounded())
  return "\(tenths / 10).\(tenths % 10)"
}

/// A ratio in whole percent.
func percent(_ ratio: Double) -> String { "\(Int((ratio * 100).rounded())) %" }
