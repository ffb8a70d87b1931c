package import Binding
package import JSON
package import Intake
package import Measures
package import Pipeline

/// What the user is told about one document.
package struct DocumentReport: Sendable {
  package let source: String
  package let position: Int?
  package let number: String?
  package var status = Status.ok
  /// What the user asked for; more than one only where each copy is a file.
  package var results: [Result] = []
  /// Where the document lies in a combined PDF, once that is known.
  package var placement: Placement?
  package var problems: [Problem]
  /// Where the problems stand in the source; parallel to ``problems``, or shorter.
  package let places: [SourcePlace?]

  package enum Status: String, Sendable {
    case ok
    case rejected
    /// The document may be perfectly good.
    case failed
  }

  package enum Result: Sendable {
    /// The path of the PDF, or of the converted document.
    case file(String)
    /// The path of the file among whose lines the document stands.
    case line(of: String)
    case qrMessage(String)
    /// The PDF itself.
    case pdf([UInt8])
  }

  package init(_ outcome: Outcome) {
    source = outcome.source
    position = outcome.position
    number = outcome.number
    if case .rejected = outcome.result { status = .rejected }
    problems = outcome.problems
    places = outcome.places
  }

  /// The report about a document of which nothing is known yet.
  package init(_ document: RawDocument) {
    source = document.source
    position = document.position
    number = nil
    problems = []
    places = []
  }

  /// The report about a document that could not even be taken from its file.
  package init(_ document: RawDocument, unusable problem: Problem) {
    source = document.source
    position = document.position
    number = nil
    status = .rejected
    problems = [problem]
    // A file that is wrong from its first byte needs no place.
    places = document.origin == .start ? [] : [document.origin]
  }

  /// The report about a document that was read for its signature only.
  package init(_ document: RawDocument, _ problems: [Problem]) {
    source = document.source
    position = document.position
    number = nil
    status = problems.contains { $0.severity == .error } ? .rejected : .ok
    self.problems = problems
    places = []
  }

  /// The report about something that is no single document.
  package init(source: String, problems: [Problem], places: [SourcePlace?]) {
    self.source = source
    position = nil
    number = nil
    status = problems.contains { $0.severity == .error } ? .rejected : .ok
    self.problems = problems
    self.places = places
  }

  /// Turns the report into one of a document that got no PDF.
  package mutating func fail(_ status: Status, code: String, _ message: Wording) {
    self.status = status
    results = []
    problems.append(Problem(.error, code, at: .root, message))
  }

  package func place(ofProblem index: Int) -> SourcePlace? {
    index < places.count ? places[index] : nil
  }
}
