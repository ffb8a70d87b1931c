package import Measures

/// What became of one document of the input.
package struct Outcome: Sendable {
  /// The path the document came from; `-` is standard input.
  package var source: String
  /// The document's place in its file, from 0; nil when the file holds a single object.
  package var position: Int?
  package var number: String?
  package var atcud: String?
  /// The line and column, from 1, of each problem in the source, where known; parallel to
  /// ``problems``.
  package var places: [TextPlace?] = []
  /// Errors and warnings in document order.
  package var problems: [Problem] = []
  package var result: Result

  package enum Result: Sendable {
    /// Valid; the QR message. Nothing was rendered.
    case valid(qrMessage: String)
    /// Valid and rendered.
    case rendered(pdf: [UInt8], pages: Int)
    case rejected
    /// The environment or a library failed; the document may be perfectly good.
    case failed(Wording)
  }

  package init(source: String, position: Int?, result: Result) {
    self.source = source
    self.position = position
    self.result = result
  }
}

/// A place in a text file; both numbers count from 1, columns in bytes.
package struct TextPlace: Hashable, Sendable {
  package var line: Int
  package var column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}
