/// What was found about one series.
package struct SeriesReport: Sendable {
  package let name: SeriesName
  /// The lowest and the highest number.
  package let first: String
  package let last: String
  /// Documents, repeated numbers included.
  package let count: Int
  package internal(set) var intact = 0
  package internal(set) var findings: [Finding] = []
  /// Numbers that are missing between the first and the last.
  package internal(set) var missing: UInt64 = 0

  /// Documents for which no key was given; they are counted, not listed.
  package internal(set) var withoutKey = 0

  /// How many findings are of a kind.
  package func count(where matches: (Finding.Kind) -> Bool) -> Int {
    findings.reduce(0) { matches($1.kind) ? $0 + 1 : $0 }
  }

  /// Whether anything is wrong with the chain itself.
  package var isBroken: Bool { findings.contains { $0.kind.isFault } }
}

/// One thing found in a series.
package struct Finding: Sendable {
  package let kind: Kind
  /// The number of the document concerned; the first missing number of a gap.
  package let number: String
  /// Another number that belongs to it: the other document, the last missing number.
  package let other: String?
  /// The document of the run; nil for a gap.
  package let place: Place?
  /// What should have been signed, up to the previous signature; empty unless that is in question.
  package let message: String
  /// The key that made the signature instead.
  package let keyFile: String?
  /// The key the document names.
  package let key: KeyName?

  package enum Kind: Hashable, Sendable {
    case signature(Verdict)
    case gap
    /// The same document once more.
    case repeatedSame
    /// Another document with the same number.
    case repeatedDifferent
    case dateBackwards
    case entryBackwards

    /// Whether it makes the chain a broken one.
    package var isFault: Bool {
      if case .signature(let verdict) = self { return verdict.isFault }
      return true
    }
  }

  /// Where a document came from.
  package struct Place: Hashable, Sendable {
    package let path: String
    package let position: Int?

    package init(path: String, position: Int?) {
      self.path = path
      self.position = position
    }
  }
}
