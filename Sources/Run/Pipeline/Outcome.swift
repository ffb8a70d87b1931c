package import Binding
internal import DocumentModel
internal import Intake
package import JSON
package import Measures
package import PDFBackend

/// What became of one document of the input.
package struct Outcome: Sendable {
  /// The path the document came from; `-` is standard input.
  package var source: String
  /// The document's place in its file, from 0; nil when the file holds a single object.
  package var position: Int?
  package var number: String?
  package var atcud: String?
  /// The digest of what the document says, where it was asked for.
  package var content: String?
  /// What else names and sorts the document; nil when it could not be read.
  package var facts: DocumentFacts?
  /// Errors and warnings in document order.
  package var problems: [Problem] = []
  /// Where each problem stands in the source; parallel to ``problems``.
  package var places: [SourcePlace?] = []
  package var result: Result
  /// What a combined PDF needs of the document.
  package var leaf: Leaf?

  /// A drawn document and its place in the order of the volume.
  package struct Leaf: Sendable {
    package var drawn: DrawnDocument
    package var position: SortPosition
  }

  package enum Result: Sendable {
    /// Valid; the QR message. Nothing was rendered.
    case valid(qrMessage: String)
    /// Valid and rendered: one PDF, or one for each copy.
    case rendered([RenderedPDF])
    /// Valid and drawn for a combined PDF only.
    case drawn
    case rejected
    /// Right in all that can be said of a document before it is finalized; nothing was rendered.
    case unfinished
    /// Written in our own format: its JSON on one line.
    case converted([UInt8])
    /// Not among the documents asked for; nothing was checked.
    case passedOver
    /// The environment or a library failed; the document may be perfectly good.
    case failed(Wording)
  }

  package init(source: String, position: Int?, result: Result) {
    self.source = source
    self.position = position
    self.result = result
  }

  /// Keeps what names the document, where it could be read.
  mutating func identify(_ document: Document) {
    if !document.number.isEmpty { number = document.number }
    if !document.atcud.isEmpty { atcud = document.atcud }
    facts = DocumentFacts(document)
  }

  /// Files the one reason why there is no document.
  mutating func report(_ failure: Problem, in raw: RawDocument) {
    problems = [failure]
    places = [raw.origin]
  }

  /// Files the problems of a document, and those of its conversion, in the order in which they
  /// stand in the source.
  ///
  /// - Parameters:
  ///   - omitted: Problems that were found besides.
  ///   - brokenOffset: The byte at which the text stops being JSON, where the last problem is then.
  mutating func report(
    _ problems: [Problem], omitted: Int = 0, in text: DocumentText, brokenOffset: Int? = nil
  ) {
    let found = text.locate(problems, brokenOffset: brokenOffset)
    guard !found.isEmpty else { return }
    // Positions break ties, as the standard sort is not promised to be stable.
    let ordered = found.enumerated().sorted {
      ($0.element.place, $0.offset) < ($1.element.place, $1.offset)
    }
    (self.problems, places) = toldProblems(
      ordered.map { ($0.element.problem, $0.element.place.from(text.origin)) },
      omitted: omitted + text.omitted, at: text.documentBase)
  }
}
