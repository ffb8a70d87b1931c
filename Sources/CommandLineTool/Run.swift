internal import Workers
internal import Binding
internal import PDFBackend
internal import Batch
internal import Delivery
internal import Manifest
internal import Measures
internal import Pipeline
internal import Posting

/// One pass over the documents of a command: delivers, records, reports and counts what the workers
/// make, in the order of the input.
struct Run {
  private let task: DocumentTask
  private let makeProcessor: @Sendable () -> any DocumentProcessor
  private let reporter: Reporter
  private let outbox: Outbox?
  private let ledger: BatchLedger?
  private let interruption: Interruption
  private let bindery: Bindery?
  private let lineFile: LineFile?
  private var tally = Tally()
  private var progress: Progress
  private var found: SelectionCount?
  /// The ordinals of recorded documents whose place in a sorted volume is still to come.
  private var unplaced: [Int] = []
  /// The one document for the one name that `-o` gave, while a second may yet be among those asked for.
  private var candidate: DocumentProduct?
  /// Why the run ends before its documents do.
  private var stop: Refusal?

  init(
    _ task: DocumentTask, makeProcessor: @escaping @Sendable () -> any DocumentProcessor,
    reporter: Reporter, outbox: Outbox?, bindery: Bindery? = nil,
    lineFile: LineFile? = nil, ledger: BatchLedger?, interruption: Interruption
  ) {
    self.task = task
    self.makeProcessor = makeProcessor
    self.reporter = reporter
    self.outbox = outbox
    self.bindery = bindery
    self.lineFile = lineFile
    self.ledger = ledger
    self.interruption = interruption
    found = task.options.only.map(SelectionCount.init)
    progress = Progress(reporter, start: .now, paths: task.paths)
  }

  /// Works through all documents of `source`.
  mutating func callAsFunction(_ source: any DocumentSource) -> ExitCode {
    let tail: ManifestTail?
    do throws(ManifestFailure) { tail = try ledger?.tail() } catch {
      let refusal = Refusal(error)
      reporter.say(refusal.message)
      return refusal.code
    }
    let work = makeWork()
    let feed = DocumentFeed(
      task, from: source, to: work, takesOnlyOne: takesOnlyOne && found == nil)
    interruption.notify { work.stop() }
    do throws(ThreadFailure) { try startThread { feed.run(continuing: tail) } } catch {
      stop = Refusal(Run.threadless, .environment)
      work.stop()
    }
    while let product = work.next() {
      take(product)
      if stop != nil { work.stop() }
    }
    let end = feed.result
    // Where the input was not read to its end, there may be a second.
    if stop == nil, interruption.signal == nil, end.refusal == nil, var product = candidate {
      complete(&product)
    }
    return finish(end)
  }

  /// Whether `-o` names one file.
  private var takesOnlyOne: Bool { outbox?.takesOnlyOne == true }

  private func makeWork() -> DocumentFeed.Work {
    let (task, outbox, makeProcessor) = (task, outbox, makeProcessor)
    let keepsRecord = ledger != nil
    return DocumentFeed.Work(task.batch.bounds) {
      let work = DocumentWork(
        task, processor: makeProcessor(), outbox: outbox, keepsRecord: keepsRecord)
      return { work($0) }
    }
  }

  // MARK: One document

  private mutating func take(_ product: consuming DocumentProduct) {
    // What ran on beside the document that ended the run is not delivered.
    guard stop == nil else { return }
    var product = product
    switch product.verdict {
    case .passedOver: return
    case .changed:
      stop = Refusal(
        ManifestTail.changed(product.report.source, product.report.position), .usage)
    case .confirmed:
      if let known = product.known { keep(known) }
      progress.update(tally, at: product, now: .now)
    case .processed where takesOnlyOne && found != nil:
      if candidate == nil { candidate = product } else { stop = Refusal(Run.moreThanOne, .usage) }
    case .processed: complete(&product)
    }
  }

  /// Delivers a document, records it and tells of it.
  private mutating func complete(_ product: inout DocumentProduct) {
    if let known = product.known, let record = product.record, let ledger,
      !ledger.agrees(record, with: known), known.status == .ok
    {
      stop = Refusal(ManifestTail.different(product.report.source), .usage)
      return
    }
    deliver(&product)
    bind(&product)
    collect(&product)
    if let number = product.number { found?.count(number) }
    if let known = product.known {
      keep(known)
    } else {
      tally.count(product.report)
      record(product)
    }
    tell(product)
    if task.batch.failsFast, product.report.status != .ok, stop == nil {
      stop = Refusal(Run.failedFast, product.report.status == .failed ? .environment : .rejected)
    }
  }

  /// Puts a drawn document into the combined PDF.
  private mutating func bind(_ product: inout DocumentProduct) {
    guard let bindery, let leaf = product.leaf, product.report.status == .ok else { return }
    do throws(Refusal) {
      let placement = try bindery.add(leaf)
      product.report.placement = placement
      guard outbox == nil else { return }
      // The manifest names the place in the volume, as PDF viewers open it.
      let path = placement.map { "\($0.file)#page=\($0.firstPage)" } ?? bindery.path
      product.record?.files = [
        DeliveredFile(path: path, pages: leaf.drawn.pageCount, size: 0, sha256: "")
      ]
      if bindery.isSorted, ledger != nil { unplaced.append(product.ordinal) }
    } catch {
      product.report.fail(.failed, code: PostingCode.environment, error.message)
      stop = error
    }
  }

  /// Adds a converted document to the file of all.
  private mutating func collect(_ product: inout DocumentProduct) {
    guard let lineFile, let line = product.line, product.report.status == .ok else { return }
    do throws(Refusal) {
      try lineFile.add(line)
      product.report.results = [.line(of: lineFile.path)]
    } catch {
      product.report.fail(.failed, code: PostingCode.environment, error.message)
      stop = error
    }
  }

  private mutating func deliver(_ product: inout DocumentProduct) {
    guard let outbox else { return }
    do throws(DeliveryFailure) {
      for parcel in product.parcels {
        switch try outbox.deliver(parcel) {
        case .delivered(let wasThere):
          product.report.results.append(.file(parcel.path))
          if wasThere { tally.countUnchanged() }
        case .conflict(let message):
          return product.report.fail(.rejected, code: PostingCode.taken, message)
        }
      }
      if let failure = product.failure { throw failure }
    } catch {
      product.report.fail(.failed, code: PostingCode.environment, error.message)
      stop = Refusal(Run.stopped, .environment)
    }
  }

  private mutating func keep(_ known: ReadRecord) {
    ledger?.keep(known)
    tally.count(known)
    for path in known.paths { outbox?.remember(path) }
  }

  private mutating func record(_ product: DocumentProduct) {
    guard let ledger, var record = product.record else { return }
    record.note(product.report)
    do throws(ManifestFailure) { try ledger.add(record) } catch { stop = Refusal(error) }
  }

  private mutating func tell(_ product: DocumentProduct) {
    let now = ContinuousClock.now
    if !product.report.problems.isEmpty || reporter.results.isTerminal { progress.clear(now: now) }
    reporter.tell(product.report)
    reporter.results.endOfDocument(now: now)
    progress.update(tally, at: product, now: now)
    if stop == nil, let code = reporter.results.failure {
      stop = Refusal(Run.deaf(code), .environment)
    }
  }

  // MARK: The end

  /// Delivers the last combined PDF, and names all; a batch that stopped short has none.
  private mutating func finishVolumes() {
    guard let bindery else { return }
    if stop == nil {
      do throws(Refusal) { try bindery.finish() } catch { stop = error }
    }
    if stop == nil, !unplaced.isEmpty {
      var next = 0
      do throws(ManifestFailure) {
        try ledger?.setFiles { ordinal in
          guard next < unplaced.count, unplaced[next] == ordinal else { return nil }
          next += 1
          return bindery.link(to: next - 1)
        }
      } catch { stop = Refusal(error) }
    }
    for volume in bindery.volumes { reporter.tell(volume) }
  }

  /// Delivers the file of converted documents, and names it.
  private mutating func finishLines() {
    guard let lineFile, stop == nil else { return }
    do throws(Refusal) {
      try lineFile.finish()
      if lineFile.documents > 0, reporter.format == .text {
        reporter.results.write(lineFile.path + "\n")
      }
    } catch { stop = error }
  }

  private mutating func finish(_ end: DocumentFeed.End) -> ExitCode {
    progress.clear(now: .now)
    let signal = interruption.signal
    stop = stop ?? signal.map { Refusal(Run.interrupted, ExitCode(signal: $0)) } ?? end.refusal
    if stop == nil, end.inputs == 0 { stop = Refusal(Run.nothingFound(in: task.paths), .usage) }
    finishVolumes()
    finishLines()
    do throws(DeliveryFailure) { try outbox?.sync() } catch { stop = stop ?? Refusal(error) }
    let ending: ManifestTotals.Ending =
      stop == nil ? .complete : signal != nil ? .interrupted : .stopped
    do throws(ManifestFailure) {
      try ledger?.close(ending, inputs: end.inputs, durably: outbox?.syncs == true)
    } catch { stop = stop ?? Refusal(error) }
    if let stop { reporter.say(stop.message) }
    let missing = stop == nil ? found?.missing : nil
    if let missing { reporter.say(missing) }
    reporter.close(tally)
    // The last lines may be the ones that find the disk full or the reader gone.
    if let failure = reporter.results.failure, stop == nil {
      reporter.say(Run.deaf(failure))
      return .environment
    }
    if let stop { return stop.code }
    return tally.exitCode == .done && missing != nil ? .rejected : tally.exitCode
  }
}
