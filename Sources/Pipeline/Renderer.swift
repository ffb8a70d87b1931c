internal import Fiscal
package import Intake
package import JSON
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

  /// What is asked for of the documents to come.
  package var options: RenderOptions {
    get { judge.options }
    set {
      judge.options = newValue
      printer.options = newValue
    }
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

  /// Renders one document with a template that came with it.
  ///
  /// - Throws: ``ProofRefused`` with everything that is wrong with the template.
  package func render(_ raw: RawDocument, proof template: [UInt8]) throws(ProofRefused) -> Outcome {
    do throws(TemplateFailure) { judge.proof = try judge.workshop.style(proof: template) } catch {
      throw ProofRefused(error, in: template)
    }
    printer.isProof = true
    defer {
      judge.proof = nil
      printer.isProof = false
    }
    return render(raw)
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

/// Why a template that came with a document cannot be used, and where in its text.
package struct ProofRefused: Error, Sendable {
  package let problems: [Problem]
  package let places: [SourcePlace?]

  init(_ failure: TemplateFailure, in text: [UInt8]) {
    problems = failure.problems
    self.places = text.withUnsafeBufferPointer { bytes in
      if let offset = failure.brokenOffset { return [place(ofByte: offset, in: bytes)] }
      return JSON.places(of: failure.problems.map(\.pointer), in: bytes)
    }
  }
}
