package import SAFT

/// How input is read, beyond what it says itself.
package struct IntakeSettings: Sendable {
  /// The format of every path; nil: recognised by what stands in it.
  package var format: InputFormat?
  /// How SAF-T (PT) files are read.
  package var saft = SAFTSettings()

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
