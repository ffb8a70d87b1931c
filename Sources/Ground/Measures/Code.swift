/// A stable code that reports carry, and what `prelo explain` says of it.
///
/// Codes are a public contract: they may be retired, never reused.
package struct Code: Hashable, Sendable {
  /// Letters, a hyphen, two digits: `TOT-01`.
  package let id: String
  /// How bad it is to break it, where nothing else is said.
  package let severity: Severity
  /// What must hold, as one sentence.
  package let sentence: Wording
  /// Where the law, or the specification, says so; empty where no law does.
  package let law: [String]

  package init(_ id: String, _ severity: Severity, _ sentence: Wording, law: [String] = []) {
    self.id = id
    self.severity = severity
    self.sentence = sentence
    self.law = law
  }
}

/// Codes that a target names as the cases of an enum; the raw value is the code.
package protocol CodeList: RawRepresentable<String>, CaseIterable {
  var severity: Severity { get }
  /// What must hold, as one sentence.
  var sentence: Wording { get }
  /// Where the law, or the specification, says so.
  var law: [String] { get }
}

extension CodeList {
  package var severity: Severity { .error }
  package var law: [String] { [] }

  /// What `prelo explain` says of every case.
  package static var codes: [Code] {
    allCases.map { Code($0.rawValue, $0.severity, $0.sentence, law: $0.law) }
  }
}
