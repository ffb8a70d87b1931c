internal import DocumentModel
internal import DocumentReading
internal import Fiscal
internal import GOBL
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
  /// What was found in the source itself.
  private var findings: [Conversion.Finding]
  /// What points at the source of ``conversion`` in its file.
  private let sourceBase: JSONPointer
  private let isStrict: Bool

  /// Converts a document of another format.
  ///
  /// - Parameters:
  ///   - format: What the user says the document is; nil: recognised.
  ///   - isStrict: Whether warnings of the conversion are errors.
  init(_ raw: RawDocument, as format: InputFormat?, isStrict: Bool = false) {
    self.isStrict = isStrict
    origin = raw.origin
    let isGOBL =
      raw.importer == nil
      && (format == .gobl
        || format == nil && raw.bytes.withUnsafeBufferPointer(GOBL.isGOBL))
    let importer = isGOBL ? goblImporter : raw.importer
    conversion = importer?.convert(raw.bytes)
    findings = conversion?.findings ?? []
    json = conversion?.json ?? raw.bytes
    base = conversion == nil ? raw.base : .root
    sourceBase = raw.base
  }

  /// What points at the document, or at its source, in the file.
  var documentBase: JSONPointer { conversion == nil ? base : sourceBase }

  /// Findings beyond those that are told.
  var omitted: Int { conversion?.omitted ?? 0 }

  /// What the source of another format says of the document; nil for our own JSON.
  var said: [UInt8]? { conversion?.said?() }

  /// Whether nothing found in the source as such forbids to use the document.
  var isSound: Bool { findings.allSatisfy { $0.problem.severity == .warning && !isStrict } }

  /// Whether the document is not finalized, so that it can be judged and never be printed.
  var isDraft: Bool { conversion?.lack != nil }

  /// Reads the document and holds it against its source; one that could not be converted has no
  /// further problems.
  ///
  /// - Parameter acceptsDrafts: Whether a document that is not finalized is only warned about.
  mutating func read(acceptsDrafts: Bool = false) -> Reading {
    guard let conversion else { return readDocument(json, base: base) }
    guard !json.isEmpty else { return .nothing }
    var reading = readDocument(json)
    if !reading.problems.isEmpty { reading.document?.distrust(conversion.doubtful) }
    if let lack = conversion.lack {
      var finding = lack.finding
      if acceptsDrafts { finding.problem.severity = .warning }
      findings.append(finding)
      // What is missing for one reason is told once.
      reading.problems.removeAll { $0.isMissing(oneOf: lack.keys) }
      reading.document?.distrust(lack.keys)
    }
    if conversion.lack == nil, let document = reading.document,
      let contradiction = conversion.messageCheck?(derivedMessage(of: document))
    {
      // The field that was altered says more than the digest that noticed it.
      for index in findings.indices
      where findings[index].problem.code == GOBLRule.digest.rawValue {
        findings[index].problem.severity = .warning
      }
      findings.append(contradiction)
    }
    return reading
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
        var found = places(of: problems.map(\.pointer), base: base, in: bytes)
        if let brokenOffset { found[found.count - 1] = place(ofByte: brokenOffset, in: bytes) }
        return Array(zip(found, problems))
      }
    }
    let located = findings.map { finding in
      (finding.place, inSource(finding.problem, at: finding.problem.pointer))
    }
    let locations = conversion.locations(of: problems.map(\.pointer))
    return located
      + zip(problems, locations).map { problem, location in
        (location.place, inSource(problem, at: location.pointer))
      }
  }

  /// The same problem with a pointer into the file that holds the source.
  private func inSource(_ problem: Problem, at pointer: JSONPointer) -> Problem {
    Problem(
      isStrict ? .error : problem.severity, problem.code,
      at: JSONPointer(text: sourceBase.description + pointer.description), problem.message)
  }
}

extension Document {
  /// Keeps the rules from looking at `keys`.
  fileprivate mutating func distrust(_ keys: Set<String>) {
    for key in DocumentKey.allCases where keys.contains(key.rawValue) {
      unreadable.insert(key)
      unreadablePlaces.append(JSONPointer.root.key(key.rawValue))
    }
  }
}

extension Problem {
  /// Whether this is that one of `keys` is not in the document.
  fileprivate func isMissing(oneOf keys: Set<String>) -> Bool {
    code == ReadingCode.missingKey.rawValue && keys.contains { pointer == JSONPointer.root.key($0) }
  }
}
