internal import Fiscal
package import Intake
package import Measures

/// Runs documents through the stages; one for each thread.
package final class Renderer {
  private let judge: Judge
  private let printer: Printer

  /// What is known of the signatures of the documents to come; nil when they are not verified.
  package var signatures: SignatureVerdicts? {
    get { judge.signatures }
    set { judge.signatures = newValue }
  }

  /// Creates a renderer that shares fonts and templates with all others of `workshop`.
  package init(_ workshop: Workshop) {
    judge = Judge(workshop)
    printer = Printer(workshop.options)
  }

  /// Loads the fonts and the template from `resources`, the folder with `Templates` and `Fonts`.
  ///
  /// - Throws: ``Failure`` when a font or the template is missing or unusable.
  package convenience init(resources: String, options: RenderOptions) throws(Failure) {
    self.init(try Workshop(resources: resources, options: options))
  }

  /// Reads and checks one document; nothing is drawn.
  package func check(_ raw: RawDocument) -> Outcome {
    process(raw) { $0.outcome(.valid(qrMessage: $0.stamped.qrMessage)) }
  }

  /// Reads, checks, stamps, lays out and writes one document.
  package func render(_ raw: RawDocument) -> Outcome {
    process(raw) { printer.print($0) }
  }

  private func process(_ raw: RawDocument, _ finish: (SoundDocument) -> Outcome) -> Outcome {
    switch judge.judge(raw) {
    case .unusable(let outcome), .passedOver(let outcome), .refused(let outcome),
      .unfinished(let outcome):
      outcome
    case .sound(let document): finish(document)
    }
  }
}
