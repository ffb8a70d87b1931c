internal import DocumentReading
internal import Importing
internal import Intake
internal import JSON
internal import Measures

/// A document's JSON, as it came in or as it was converted, and the places of its values.
struct DocumentText {
  let json: [UInt8]
  /// What points at the document in its file.
  let base: JSONPointer
  /// Where the document starts in its file.
  let origin: SourcePlace
  private let conversion: Conversion?
  private let isStrict: Bool

  /// Converts a document of another format.
  ///
  /// - Parameter isStrict: Whether warnings of the conversion are errors.
  init(_ raw: RawDocument, isStrict: Bool = false) {
    self.isStrict = isStrict
    origin = raw.origin
    conversion = raw.importer?.convert(raw.bytes)
    json = conversion?.json ?? raw.bytes
    base = conversion == nil ? raw.base : .root
  }

  /// Whether nothing found while converting forbids to use the document.
  var isSound: Bool {
    conversion?.findings.allSatisfy { $0.problem.severity == .warning && !isStrict } ?? true
  }

  /// Reads the document; one that could not be converted has no further problems.
  func read() -> Reading {
    json.isEmpty && conversion != nil ? .nothing : readDocument(json, base: base)
  }

  /// Problems with their places, relative to ``origin``, in the terms of the source; those of the
  /// conversion come first.
  ///
  /// - Parameter brokenOffset: the byte where the last problem is, when the text breaks off there.
  func locate(
    _ problems: [Problem], brokenOffset: Int?
  ) -> [(place: SourcePlace, problem: Problem)] {
    guard let conversion else {
      guard !problems.isEmpty else { return [] }
      return json.withUnsafeBufferPointer { bytes in
        problems.enumerated().map { index, problem in
          if let brokenOffset, index == problems.count - 1 {
            return (place(ofByte: brokenOffset, in: bytes), problem)
          }
          return (place(of: problem.pointer, base: base, in: bytes), problem)
        }
      }
    }
    let findings = conversion.findings.map { finding in
      var problem = finding.problem
      if isStrict { problem.severity = .error }
      return (finding.place, problem)
    }
    return findings
      + problems.map { problem in
        let location = conversion.location(of: problem.pointer)
        return (
          location.place,
          Problem(problem.severity, problem.code, at: location.pointer, problem.message)
        )
      }
  }
}
