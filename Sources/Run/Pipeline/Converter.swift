internal import DocumentModel
internal import DocumentReading
package import Intake
internal import JSON

/// Brings documents into our own format; one for each thread.
///
/// What it gives is what printing works on, so that printing the result gives the same bytes as
/// printing the source. A document is read, and held against the stamps of its source; the rules are
/// not asked: that is for whoever validates or prints it.
package final class Converter {
  private let options: RenderOptions

  package init(_ options: RenderOptions) { self.options = options }

  /// Converts one document; one of ours comes back on one line.
  package func convert(_ raw: RawDocument) -> Outcome {
    var outcome = Outcome(source: raw.source, position: raw.position, result: .rejected)
    if let failure = raw.failure {
      outcome.report(failure, in: raw)
      return outcome
    }
    var text = DocumentText(raw, as: options.format)
    let reading = text.read(acceptsDrafts: true)
    if let document = reading.document {
      outcome.identify(document)
      if options.passesOver(document) {
        outcome.result = .passedOver
        return outcome
      }
    }
    outcome.report(
      reading.problems, omitted: reading.omitted, in: text, brokenOffset: reading.brokenOffset)
    if reading.document != nil, reading.problems.isEmpty, text.isSound {
      outcome.result = .converted(oneLine(text.json))
    }
    return outcome
  }
}
