internal import Binding
internal import JSON
internal import Intake
internal import Measures
internal import Pipeline

/// What the user is told about one document.
struct DocumentReport: Sendable {
  let source: String
  let position: Int?
  let number: String?
  var status = Status.ok
  /// What the user asked for; more than one only where each copy is a file.
  var results: [Result] = []
  /// Where the document lies in a combined PDF, once that is known.
  var placement: Placement?
  var problems: [Problem]
  /// Where the problems stand in the source; parallel to ``problems``, or shorter.
  let places: [SourcePlace?]

  enum Status: String, Sendable {
    case ok
    case rejected
    /// The document may be perfectly good.
    case failed
  }

  enum Result: Sendable {
    /// The path of the PDF, or of the converted document.
    case file(String)
    /// The path of the file among whose lines the document stands.
    case line(of: String)
    case qrMessage(String)
  }

  init(_ outcome: Outcome) {
    source = outcome.source
    position = outcome.position
    number = outcome.number
    if case .rejected = outcome.result { status = .rejected }
    problems = outcome.problems
    places = outcome.places
  }

  /// The report about a document of which nothing is known yet.
  init(_ document: RawDocument) {
    source = document.source
    position = document.position
    number = nil
    problems = []
    places = []
  }

  /// The report about a document that could not even be taken from its file.
  init(_ document: RawDocument, unusable problem: Problem) {
    source = document.source
    position = document.position
    number = nil
    status = .rejected
    problems = [problem]
    // A file that is wrong from its first byte needs no place.
    places = document.origin == .start ? [] : [document.origin]
  }

  /// The report about a document that was read for its signature only.
  init(_ document: RawDocument, _ problems: [Problem]) {
    source = document.source
    position = document.position
    number = nil
    status = problems.contains { $0.severity == .error } ? .rejected : .ok
    self.problems = problems
    places = []
  }

  /// The report about something that is no single document.
  init(source: String, problems: [Problem], places: [SourcePlace?]) {
    self.source = source
    position = nil
    number = nil
    status = problems.contains { $0.severity == .error } ? .rejected : .ok
    self.problems = problems
    self.places = places
  }

  /// Turns the report into one of a document that got no PDF.
  mutating func fail(_ status: Status, code: String, _ message: Wording) {
    self.status = status
    results = []
    problems.append(Problem(.error, code, at: .root, message))
  }

  func place(ofProblem index: Int) -> SourcePlace? { index < places.count ? places[index] : nil }
}
