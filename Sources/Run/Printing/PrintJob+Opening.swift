package import Batch
internal import Delivery
internal import Manifest
package import Measures
package import Pipeline
internal import Posting

/// What a run touches besides the files that its job names.
package struct RunSurroundings {
  package var documents: any DocumentSource
  /// The user's wish to end the run.
  package var interruption: Interruption
  /// Loads fonts and templates; the answer makes a processor for a thread.
  package var makeProcessors:
    (RenderOptions) throws(Failure) -> @Sendable () -> any DocumentProcessor

  package init(
    documents: any DocumentSource, interruption: Interruption,
    makeProcessors:
      @escaping (RenderOptions) throws(Failure) -> @Sendable () -> any DocumentProcessor
  ) {
    self.documents = documents
    self.interruption = interruption
    self.makeProcessors = makeProcessors
  }
}

/// Loads fonts and templates from a resource folder; the answer makes a processor for a thread.
package typealias ProcessorSetup =
  (_ resources: String, RenderOptions) throws(Failure) -> @Sendable () -> any DocumentProcessor

extension PrintJob {
  /// Looks at everything that can fail before the first document.
  ///
  /// - Throws: ``Failure`` for a path that does not exist, keys that cannot be used, missing fonts, an
  ///   output folder or a manifest that cannot be opened.
  package func open(in surroundings: RunSurroundings) throws(Failure) -> PrintRun {
    try checkInput(paths)
    var options = options
    if let verdicts = try verdicts(on: surroundings.documents) { options.signatures = verdicts }
    switch action {
    case .convert(let target): return try converting(to: target, options, in: surroundings)
    case .validate, .qr, .hand:
      return PrintRun(
        self, makeProcessor: try surroundings.makeProcessors(options), surroundings: surroundings)
    case .render(let destination, let combined):
      let makeProcessor = try surroundings.makeProcessors(options)
      let bindery = try combined.map { (combined) throws(Failure) in try Bindery(combined) }
      let outbox = try destination.map { (destination) throws(Failure) in
        try Outbox(opening: destination)
      }
      do throws(ManifestFailure) {
        return PrintRun(
          self, makeProcessor: makeProcessor, surroundings: surroundings, outbox: outbox,
          bindery: bindery, ledger: try BatchLedger(batch))
      } catch { throw Failure(error) }
    }
  }

  /// Opens where converted documents go; converting needs neither fonts nor templates.
  private func converting(
    to target: ConversionTarget, _ options: RenderOptions, in surroundings: RunSurroundings
  ) throws(Failure) -> PrintRun {
    var outbox: Outbox?
    var lineFile: LineFile?
    switch target {
    case .files(let destination): outbox = try Outbox(opening: destination)
    case .lines(let destination): lineFile = try LineFile(destination)
    }
    return PrintRun(
      self, makeProcessor: { Converter(options) }, surroundings: surroundings, outbox: outbox,
      lineFile: lineFile)
  }
}

extension Outbox {
  fileprivate convenience init(opening destination: Destination) throws(Failure) {
    do throws(DeliveryFailure) { try self.init(destination) } catch { throw Failure(error) }
  }
}

extension Failure {
  init(_ failure: ManifestFailure) {
    self.init(failure.message, failure.isUsage ? .usage : .environment)
  }

  init(_ failure: DeliveryFailure) { self.init(failure.message, .environment) }
}
