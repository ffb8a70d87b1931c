/// How many problems of one document are told: a hundred errors and a hundred warnings are kept, and
/// the rest is counted, so that no document makes its report larger than anybody would read.
package struct ProblemRoom: Hashable, Sendable {
  /// Problems for which there was no room.
  package private(set) var omitted = 0
  private var errors = 0
  private var warnings = 0

  /// The most problems of a document that are told, and the most of a severity that are kept.
  package static let most = 100

  package init() {}

  /// Counts a problem; false when it is to be left out.
  package mutating func takes(_ severity: Severity) -> Bool {
    let count = severity == .error ? errors : warnings
    guard count < ProblemRoom.most else {
      omitted += 1
      return false
    }
    if severity == .error { errors += 1 } else { warnings += 1 }
    return true
  }
}
