internal import Delivery
internal import Intake
internal import Measures
internal import Pipeline

/// One pass over the documents of a command: processes, delivers, reports and counts.
struct Run {
  private let task: DocumentTask
  private let processor: any DocumentProcessor
  private let reporter: Reporter
  private let outbox: Outbox?
  private let bindery: Bindery?
  private var tally = Tally()
  private var progress: Progress
  /// Why the run ends before its documents do.
  private var stop: Refusal?

  init(
    _ task: DocumentTask, processor: any DocumentProcessor, reporter: Reporter, outbox: Outbox?,
    bindery: Bindery? = nil
  ) {
    self.task = task
    self.processor = processor
    self.reporter = reporter
    self.outbox = outbox
    self.bindery = bindery
    progress = Progress(reporter, start: .now)
  }

  /// Works through all documents of `source`.
  mutating func callAsFunction(_ source: any DocumentSource) -> ExitCode {
    do throws(SourceFailure) {
      try passThrough(source)
      if tally.documents == 0, stop == nil {
        stop = Refusal(Run.nothingFound(in: task.paths), .usage)
      }
    } catch {
      stop = Refusal(error)
    }
    return finish()
  }

  private mutating func passThrough(_ source: any DocumentSource) throws(SourceFailure) {
    guard outbox?.takesOnlyOne == true else {
      return try source.forEachDocument(in: task.paths) { process($0) }
    }
    // One file name: the first document waits until it is known to be the only one.
    var only: RawDocument?
    try source.forEachDocument(in: task.paths) { document in
      guard only == nil else {
        stop = Refusal(Run.moreThanOne, .usage)
        return false
      }
      only = document
      return true
    }
    if let only, stop == nil { _ = process(only) }
  }

  /// Answers whether to go on.
  private mutating func process(_ document: RawDocument) -> Bool {
    let report = report(on: document)
    let now = ContinuousClock.now
    tally.count(report)
    if !report.problems.isEmpty || reporter.results.isTerminal { progress.clear(now: now) }
    reporter.tell(report)
    reporter.results.endOfDocument(now: now)
    progress.update(tally, now: now)
    if stop == nil, let code = reporter.results.failure {
      stop = Refusal(Run.deaf(code), .environment)
    }
    return stop == nil
  }

  private mutating func report(on document: RawDocument) -> DocumentReport {
    if let problem = document.failure { return DocumentReport(document, unusable: problem) }
    let isRendered = outbox != nil || bindery != nil
    let outcome = isRendered ? processor.render(document) : processor.check(document)
    var report = DocumentReport(outcome)
    switch outcome.result {
    case .valid(let message): if case .qr = task.action { report.result = .qrMessage(message) }
    case .rendered(let pdf, _): deliver(pdf, &report)
    case .drawn, .rejected: break
    case .failed(let message):
      report.fail(.failed, code: Explanation.environmentFailure, message)
    }
    if let leaf = outcome.leaf, report.status == .ok { bind(leaf, &report) }
    return report
  }

  private mutating func bind(_ leaf: Outcome.Leaf, _ report: inout DocumentReport) {
    do throws(Refusal) { report.placement = try bindery?.add(leaf) } catch {
      report.fail(.failed, code: Explanation.environmentFailure, error.message)
      stop = error
    }
  }

  private mutating func deliver(_ pdf: [UInt8], _ report: inout DocumentReport) {
    guard let outbox else { return }
    do throws(DeliveryFailure) {
      switch try outbox.deliver(pdf, of: report.number ?? "") {
      case .delivered(let path): report.result = .file(path)
      case .conflict(let message): report.fail(.rejected, code: Explanation.conflict, message)
      }
    } catch {
      report.fail(.failed, code: Explanation.environmentFailure, error.message)
      stop = Refusal(Run.stopped, .environment)
    }
  }

  /// Delivers the last combined PDF, and names all; a batch that stopped short has none.
  private mutating func finishVolumes() {
    guard let bindery else { return }
    if stop == nil {
      do throws(Refusal) { try bindery.finish() } catch { stop = error }
    }
    for volume in bindery.volumes { reporter.tell(volume) }
  }

  private mutating func finish() -> ExitCode {
    progress.clear(now: .now)
    finishVolumes()
    do throws(DeliveryFailure) { try outbox?.sync() } catch { stop = stop ?? Refusal(error) }
    if let stop { reporter.say(stop.message) }
    reporter.close(tally)
    // The last lines may be the ones that find the disk full or the reader gone.
    if let failure = reporter.results.failure, stop == nil {
      reporter.say(Run.deaf(failure))
      return .environment
    }
    return stop?.code ?? tally.exitCode
  }
}
