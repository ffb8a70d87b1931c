package import Intake
package import Pipeline

/// What turns one document into an outcome.
package protocol DocumentProcessor {
  /// Reads and checks; the outcome carries the QR message.
  func check(_ document: RawDocument) -> Outcome
  /// Reads, checks and renders; the outcome carries the PDF.
  func render(_ document: RawDocument) -> Outcome
}

extension Renderer: DocumentProcessor {
  package func check(_ document: RawDocument) -> Outcome {
    check(bytes: document.bytes, source: document.source, position: document.position)
  }

  package func render(_ document: RawDocument) -> Outcome {
    render(bytes: document.bytes, source: document.source, position: document.position)
  }
}
