internal import Binding
internal import JSON
internal import Intake
internal import Measures
internal import Pipeline

/// What the user is told about one document.
struct DocumentReport {
  let source: String
  let position: Int?
  let number: String?
  var status = Status.ok
  var result: Result?
  /// Where the document lies in a combined PDF, once that is known.
  var placement: Placement?
  var problems: [Problem]
  /// Where the problems stand in the source; parallel to ``problems``, or shorter.
  let places: [SourcePlace?]

  enum Status: String {
    case ok
    case rejected
    /// The document may be perfectly good.
    case failed
  }

  /// What the user asked for.
  enum Result {
    /// The path of the PDF.
    case file(String)
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

  /// The report about a document that could not even be taken from its file.
  init(_ document: RawDocument, unusable problem: Problem) {
    source = document.source
    position = document.position
    number = nil
    status = .rejected
    problems = [problem]
    places = []
  }

  /// Turns the report into one of a document that got no PDF.
  mutating func fail(_ status: Status, code: String, _ message: Wording) {
    self.status = status
    result = nil
    problems.append(Problem(.error, code, at: .root, message))
  }

  func place(ofProblem index: Int) -> SourcePlace? { index < places.count ? places[index] : nil }
}
