internal import DocumentReading
package import Intake

extension Outcome {
  /// Reads a document and checks nothing: what names it, and the formal problems.
  ///
  /// - Parameter raw: Without a failure of its own.
  package init(reading raw: RawDocument) {
    self.init(source: raw.source, position: raw.position, result: .rejected)
    var text = DocumentText(raw, as: nil)
    let reading = text.read()
    if let document = reading.document {
      identify(document)
      result = .passedOver
    }
    report(
      reading.problems, omitted: reading.omitted, in: text, brokenOffset: reading.brokenOffset)
  }
}
