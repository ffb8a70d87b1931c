/// Why a piece of work could not be done at all; it says nothing of the documents concerned.
///
/// Every stage that meets the world outside the documents (files, fonts, keys, a manifest) fails with
/// this one type, so that whoever runs it need only look at ``blame``.
package struct Failure: Error, Hashable, Sendable {
  /// What is wrong and what to do.
  package let message: Wording
  /// Who can mend it.
  package let blame: Blame

  /// Who can mend a failure.
  package enum Blame: Hashable, Sendable {
    /// The caller named something impossible.
    case usage
    /// The machine: disk full, no permission, a missing font.
    case environment
    /// The documents themselves.
    case documents
    /// Nobody: whoever read the results has heard enough.
    case reader
  }

  package init(_ message: Wording, _ blame: Blame) {
    self.message = message
    self.blame = blame
  }

  package init(_ blame: Blame, en: String, pt: String) {
    self.init(Wording(en: en, pt: pt), blame)
  }
}
