/// How input is read, beyond what it says itself.
package struct IntakeSettings: Hashable, Sendable {
  /// The format of every path; nil: recognised by what stands in it.
  package var format: InputFormat?

  package init() {}
}

/// The formats that documents come in.
package enum InputFormat: String, Hashable, Sendable, CaseIterable {
  /// Our own JSON.
  case prelo
  /// SAF-T (PT), one XML file with many documents.
  case saft
  /// GOBL envelopes and bare documents.
  case gobl
}
