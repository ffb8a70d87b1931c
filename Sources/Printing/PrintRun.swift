internal import Batch
internal import Binding
internal import Delivery
internal import Manifest
internal import Measures
internal import PDFBackend
internal import Pipeline
internal import Posting
internal import Reports
internal import Workers

/// One pass over the documents of a job: delivers, records, tells and counts what the workers make, in
/// the order of the input.
package struct PrintRun {
  private let job: PrintJob
  private let makeProcessor: @Sendable () -> any DocumentProcessor
  private let surroundings: RunSurroundings
  private let outbox: Outbox?
  private let ledger: BatchLedger?
  private let bindery: Bindery?
  private let lineFile: LineFile?
  private var tally = Tally()
  private var found: SelectionCount?
  /// The ordinals of recorded documents whose place in a sorted volume is still to come.
  private var unplaced: [Int] = []
  /// The one document for the one file name, while a second may yet be among those asked for.
  private var candidate: DocumentProduct?
  /// Why the run ends before its documents do.
  private var stop: RunStop?

  init(
    _ job: PrintJob, makeProcessor: @escaping @Sendable () -> any DocumentProcessor,
    surroundings: RunSurroundings, outbox: Outbox? = nil, bindery: Bindery? = nil,
    lineFile: LineFile? = nil, ledger: BatchLedger? = nil
  ) {
    self.job = job
    self.makeProcessor = makeProcessor
    self.surroundings = surroundings
    self.outbox = outbox
    self.bindery = bindery
    self.lineFile = lineFile
    self.ledger = ledger
    found = job.options.only.map(SelectionCount.init)
  }

  /// Works through all documents, and tells `observer`.
  package mutating func callAsFunction(_ observer: any RunObserver) -> RunEnd {
    let tail: ManifestTail?
    do throws(ManifestFailure) { tail = try ledger?.tail() } catch {
      return RunEnd(tally: tally, stop: .failure(Failure(error)), missing: [])
    }
    let work = makeWork()
    let feed = DocumentFeed(
      job, from: surroundings.documents, to: work, takesOnlyOne: takesOnlyOne && found == nil)
    surroundings.interruption.notify { work.stop() }
    do throws(ThreadFailure) { try startThread { feed.run(continuing: tail) } } catch {
      stop = .failure(Failure(.threadless, .environment))
      work.stop()
    }
    while let product = next(of: work, observer) {
      take(product, observer)
      if stop != nil { work.stop() }
    }
    let end = feed.result
    // Where the input was not read to its end, there may be a second.
    if stop == nil, surroundings.interruption.signal == nil, end.stop == nil,
      var product = candidate
    {
      complete(&product, observer)
    }
    return finish(end, observer)
  }

  /// The next product; while it is waited for, a reader has what was told so far.
  private func next(
    of work: DocumentFeed.Work, _ observer: any RunObserver
  ) -> DocumentProduct? {
    if !work.hasProduct { observer.pause() }
    return work.next()
  }

  /// Whether there is room for one document alone.
  private var takesOnlyOne: Bool { job.hands || outbox?.takesOnlyOne == true }

  private func makeWork() -> DocumentFeed.Work {
    let (job, outbox, makeProcessor) = (job, outbox, makeProcessor)
    let keepsRecord = ledger != nil
    return DocumentFeed.Work(job.batch.bounds) {
      let work = DocumentWork(
        job, processor: makeProcessor(), outbox: outbox, keepsRecord: keepsRecord)
      return { work($0) }
    }
  }

  // MARK: One document

  private mutating func take(_ product: consuming DocumentProduct, _ observer: any RunObserver) {
    // What ran on beside the document that ended the run is not delivered.
    guard stop == nil else { return }
    var product = product
    switch product.verdict {
    case .passedOver: return
    case .changed:
      stop = .failure(
        Failure(ManifestTail.changed(product.report.source, product.report.position), .usage))
    case .confirmed:
      if let known = product.known { keep(known) }
      observer.passed(product.source, offset: product.offset, tally)
    case .processed where takesOnlyOne && found != nil:
      if candidate == nil { candidate = product } else { stop = .severalDocuments }
    case .processed: complete(&product, observer)
    }
  }

  /// Delivers a document, records it and tells of it.
  private mutating func complete(_ product: inout DocumentProduct, _ observer: any RunObserver) {
    if let known = product.known, let record = product.record, let ledger,
      !ledger.agrees(record, with: known), known.status == .ok
    {
      stop = .failure(Failure(ManifestTail.different(product.report.source), .usage))
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
    observer.tell(product.report)
    observer.passed(product.source, offset: product.offset, tally)
    if stop == nil, let failure = observer.failure { stop = .failure(failure) }
    if job.batch.failsFast, product.report.status != .ok, stop == nil {
      stop = .firstFailure(product.report.status)
    }
  }

  /// Puts a drawn document into the combined PDF.
  private mutating func bind(_ product: inout DocumentProduct) {
    guard let bindery, let leaf = product.leaf, product.report.status == .ok else { return }
    do throws(Failure) {
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
      product.report.fail(.failed, code: PostingCode.environment.rawValue, error.message)
      stop = .failure(error)
    }
  }

  /// Adds a converted document to the file of all.
  private mutating func collect(_ product: inout DocumentProduct) {
    guard let lineFile, let line = product.line, product.report.status == .ok else { return }
    do throws(Failure) {
      try lineFile.add(line)
      product.report.results = [.line(of: lineFile.path)]
    } catch {
      product.report.fail(.failed, code: PostingCode.environment.rawValue, error.message)
      stop = .failure(error)
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
          return product.report.fail(.rejected, code: PostingCode.taken.rawValue, message)
        }
      }
      if let failure = product.failure { throw failure }
    } catch {
      product.report.fail(.failed, code: PostingCode.environment.rawValue, error.message)
      stop = .delivery
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
    do throws(ManifestFailure) { try ledger.add(record) } catch {
      stop = .failure(Failure(error))
    }
  }

  // MARK: The end

  /// Delivers the last combined PDF, and names all; a batch that stopped short has none.
  private mutating func finishVolumes(_ observer: any RunObserver) {
    guard let bindery else { return }
    if stop == nil {
      do throws(Failure) { try bindery.finish() } catch { stop = .failure(error) }
    }
    if stop == nil, !unplaced.isEmpty {
      var next = 0
      do throws(ManifestFailure) {
        try ledger?.setFiles { ordinal in
          guard next < unplaced.count, unplaced[next] == ordinal else { return nil }
          next += 1
          return bindery.link(to: next - 1)
        }
      } catch { stop = .failure(Failure(error)) }
    }
    for volume in bindery.volumes { observer.tell(volume) }
  }

  /// Delivers the file of converted documents, and names it.
  private mutating func finishLines(_ observer: any RunObserver) {
    guard let lineFile, stop == nil else { return }
    do throws(Failure) {
      try lineFile.finish()
      if lineFile.documents > 0 { observer.tell(lineFile: lineFile.path) }
    } catch { stop = .failure(error) }
  }

  private mutating func finish(_ end: DocumentFeed.End, _ observer: any RunObserver) -> RunEnd {
    let signal = surroundings.interruption.signal
    stop = stop ?? signal.map { .interruption(signal: $0) } ?? end.stop
    if stop == nil, tally.documents == 0 {
      // A share of a batch may well have none of them.
      let isWhole = job.batch.shard.count == 1
      if end.inputs == 0 {
        stop = .noDocuments
      } else if isWhole {
        stop = .noneSelected(of: end.inputs)
      }
    }
    finishVolumes(observer)
    finishLines(observer)
    do throws(DeliveryFailure) { try outbox?.sync() } catch {
      stop = stop ?? .failure(Failure(error))
    }
    let ending: ManifestTotals.Ending =
      stop == nil ? .complete : signal != nil ? .interrupted : .stopped
    do throws(ManifestFailure) {
      try ledger?.close(ending, inputs: end.inputs, durably: outbox?.syncs == true)
    } catch { stop = stop ?? .failure(Failure(error)) }
    let isAsked = stop == nil || stop == .noneSelected(of: end.inputs)
    return RunEnd(tally: tally, stop: stop, missing: isAsked ? found?.missing ?? [] : [])
  }
}

extension Wording {
  /// The system refuses a further thread.
  fileprivate static let threadless = Wording(
    en: "the system gives no further thread; raise the limit (ulimit -u) and run the command again",
    pt: "o sistema não concede mais linhas de execução; aumente o limite (ulimit -u) e repita o "
      + "comando")
}
