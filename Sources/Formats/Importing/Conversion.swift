package import Measures
package import JSON

/// A document of another format as one of ours, and the way back.
///
/// Everything behind a conversion sees our JSON alone, so a document that is converted to a file
/// and one that is printed directly give the same bytes.
package struct Conversion: Sendable {
  /// The document in the format `prelo/1`; empty where nothing could be made of the source.
  package let json: [UInt8]
  /// What was found while converting; each already points into the source.
  package let findings: [Finding]
  /// Findings beyond those that are told.
  package var omitted = 0
  /// What the source lacks because it is not finalized; nil for a finalized document.
  package var lack: Lack?
  /// Holds the QR message that follows from the document against the one that the source carries.
  package var messageCheck: (@Sendable (_ derived: String) -> Finding?)?
  /// Keys of the document that were computed from something that could not be read; what the rules
  /// would say of them is said already.
  package var doubtful: Set<String> = []
  /// What the source says of the document, in a form that no version of Prelo changes; nil where
  /// nothing could be made of it.
  package var said: (@Sendable () -> [UInt8])?
  private let trace: Trace

  /// Keys that are missing for one reason, which is told once and instead of each.
  package struct Lack: Hashable, Sendable {
    package let finding: Finding
    /// Keys of the document.
    package let keys: Set<String>

    package init(_ finding: Finding, keys: Set<String>) {
      self.finding = finding
      self.keys = keys
    }
  }

  /// A problem of the source itself.
  package struct Finding: Hashable, Sendable {
    /// ``Problem/pointer`` is in the terms of the source.
    package var problem: Problem
    package let place: SourcePlace

    package init(_ problem: Problem, at place: SourcePlace) {
      self.problem = problem
      self.place = place
    }
  }

  /// Says where the values at pointers into the JSON come from.
  package typealias Trace = @Sendable ([JSONPointer]) -> [SourceLocation]

  /// - Parameter trace: Only called when there is something to report, so it may well convert once
  ///   more and take notes.
  package init(json: [UInt8], findings: [Finding] = [], trace: @escaping Trace) {
    self.json = json
    self.findings = findings
    self.trace = trace
  }

  /// Where the values at `pointers` come from; for a value that is missing, where it should stand.
  package func locations(of pointers: [JSONPointer]) -> [SourceLocation] {
    pointers.isEmpty ? [] : trace(pointers)
  }
}

/// A place in a source, as its format names places.
package struct SourceLocation: Hashable, Sendable {
  /// A JSON Pointer, or for XML the path of an element: `/AuditFile/Header/CompanyName`.
  package let pointer: JSONPointer
  /// Relative to the start of the document's part of the file.
  package let place: SourcePlace

  package init(pointer: JSONPointer, place: SourcePlace) {
    self.pointer = pointer
    self.place = place
  }
}
