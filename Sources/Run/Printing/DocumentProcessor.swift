package import Intake
package import Pipeline

/// What turns one document into an outcome; one for each thread.
package protocol DocumentProcessor {
  /// Reads and checks; the outcome carries the QR message.
  func check(_ document: RawDocument) -> Outcome
  /// Reads, checks and renders; the outcome carries the PDF.
  func render(_ document: RawDocument) -> Outcome
}

extension Renderer: DocumentProcessor {}

extension Converter: DocumentProcessor {
  /// Reads and converts; the outcome carries our JSON.
  package func check(_ document: RawDocument) -> Outcome { convert(document) }
  /// Nothing is drawn of a document that is converted.
  package func render(_ document: RawDocument) -> Outcome { convert(document) }
}
