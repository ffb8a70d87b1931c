internal import Batch
internal import Glibc
internal import HTTPServer
internal import Intake
internal import JSON
internal import Measures
internal import Pipeline
internal import Posting
internal import Printing
internal import Reports
internal import Synchronization
internal import Workers

/// Carries out a batch whose documents lie in a file, on a thread of its own, and answers.
struct BatchAnswer: Sendable {
  let file: Int32
  let order: Order
  let workshop: Workshop
  let settings: ServiceSettings
  let language: Language
  let metrics: Metrics

  func run(_ exchange: Exchange) {
    do throws(ProblemDetails) {
      if order.form == .pdf {
        exchange.respond(try volume())
      } else {
        try lines(exchange)
      }
    } catch { exchange.respond(error.response(language)) }
  }

  /// How far a batch stands back behind single documents.
  private static let niceness: Int32 = 5

  // MARK: A line for each document

  private struct Line: Sendable {
    let bytes: [UInt8]
    let report: DocumentReport
  }

  /// Answers with a line for each document, in their order; the last one counts them.
  private func lines(_ exchange: Exchange) throws(ProblemDetails) {
    let work = OrderedWork<RawDocument, Line>(
      WorkBounds(workers: settings.jobs, jobs: max(16, 4 * settings.jobs), weight: 8 << 20)
    ) { [self] in
      standBack(BatchAnswer.niceness)
      let renderer = Renderer(workshop)
      renderer.options = order.wish.options
      return { line(for: $0, renderer) }
    }
    let end = Mutex<Failure?>(nil)
    do throws(ThreadFailure) {
      try startThread { [file, order] in
        do throws(Failure) {
          try SpooledSource(file: file).forEachDocument(in: [], order.wish.intake) { document in
            work.submit(document, weight: document.bytes.count)
          }
        } catch { end.withLock { $0 = error } }
        work.close()
      }
    } catch { throw ProblemDetails.busy }
    guard var product = work.next() else {
      if let failure = end.withLock({ $0 }) { throw ProblemDetails(.failed, failure.message) }
      throw ProblemDetails.nothing
    }
    let stream = BodyStream()
    exchange.respond(
      HTTPResponse(200, headers: AnswerForm.lines.headers, .stream(stream)))
    var tally = Tally()
    while true {
      tally.count(product.report)
      guard stream.write(product.bytes) else {
        work.stop()
        while work.next() != nil {}
        return
      }
      guard let next = work.next() else { break }
      product = next
    }
    let failure = end.withLock { $0 }
    if failure == nil { _ = stream.write(summary(tally)) }
    stream.finish(complete: failure == nil)
  }

  /// What becomes of one document, on a worker's thread.
  private func line(for document: RawDocument, _ renderer: Renderer) -> Line {
    guard document.failure == nil else {
      let outcome = renderer.check(document)
      return Line(
        bytes: Array(DocumentReport(outcome).jsonLine(language).utf8),
        report: DocumentReport(outcome))
    }
    let outcome =
      order.wish.work == .render ? renderer.render(document) : renderer.check(document)
    metrics.count(outcome)
    var report = DocumentReport(outcome)
    var files: [RenderedPDF] = []
    switch outcome.result {
    case .rendered(let made): files = made
    case .valid(let message) where order.wish.work == .qr: report.results = [.qrMessage(message)]
    case .failed(let message): report.fail(.failed, code: PostingCode.environment.rawValue, message)
    default: break
    }
    var bytes = Array(report.jsonLine(language).utf8)
    if !files.isEmpty {
      // Before the brace and the line end.
      bytes.removeLast(2)
      bytes += Array(",\"files\":".utf8) + DocumentAnswer.json(files) + Array("}\n".utf8)
    }
    return Line(bytes: bytes, report: report)
  }

  private func summary(_ tally: Tally) -> [UInt8] {
    Array(
      ("{\"documents\":\(tally.documents),\"ok\":\(tally.done),\"rejected\":\(tally.rejected),"
        + "\"failed\":\(tally.failed)}\n").utf8)
  }

  // MARK: One PDF

  /// Binds all documents into one PDF; one that is refused refuses all, as nobody would miss it.
  private func volume() throws(ProblemDetails) -> HTTPResponse {
    var path = Array("\(settings.server.scratch)/prelo-XXXXXX".utf8CString)
    guard mkdtemp(&path) != nil else { throw BatchAnswer.noRoom }
    let folder = String(decoding: path.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    defer { rmdir(folder) }
    let target = folder + "/batch.pdf"
    defer { unlink(target) }
    var output = CombinedOutput(path: target)
    output.order = order.wish.order
    output.isDuplex = order.wish.isDuplex
    var job = PrintJob(paths: ["-"], action: .render(nil, output))
    job.intake = order.wish.intake
    job.options = order.wish.options
    job.options.makesFiles = false
    job.options.bindsBy = output.order
    job.batch.jobs = settings.jobs
    let listener = BatchListener(metrics)
    let end: RunEnd
    do throws(Failure) {
      var run = try job.open(
        in: RunSurroundings(
          documents: SpooledSource(file: file), interruption: Interruption(),
          makeProcessors: { [workshop] options in
            {
              standBack(BatchAnswer.niceness)
              let renderer = Renderer(workshop)
              renderer.options = options
              return renderer
            }
          }))
      end = run(listener)
    } catch { throw ProblemDetails(.failed, error.message) }
    if end.stop == .noDocuments { throw ProblemDetails.nothing }
    if case .failure(let failure) = end.stop { throw ProblemDetails(.failed, failure.message) }
    guard end.stop == nil, end.tally.failed == 0 else { throw BatchAnswer.noRoom }
    guard end.tally.rejected == 0 else { throw refusal(listener, end.tally) }
    let made = open(target, O_RDONLY | O_CLOEXEC)
    var status = stat()
    guard made >= 0, fstat(made, &status) == 0 else { throw BatchAnswer.noRoom }
    return HTTPResponse(
      200, headers: AnswerForm.pdf.headers, .file(made, size: Int(status.st_size)))
  }

  private func refusal(_ listener: BatchListener, _ tally: Tally) -> ProblemDetails {
    let (count, all) = (tally.rejected, tally.documents)
    var problem = ProblemDetails(
      .refused,
      Wording(
        en:
          "\(count) of \(all) documents are refused, so there is no PDF of all; documents names them",
        pt: "\(count) de \(all) documentos são recusados, por isso não há PDF de todos; documents "
          + "indica-os"))
    problem.documents = listener.refused
    return problem
  }

  private static let noRoom = ProblemDetails(
    .storage,
    Wording(
      en: "the PDF cannot be kept on the server's disk; try again later",
      pt: "o PDF não cabe no disco do servidor; tente mais tarde"))
}

/// Keeps the first refused documents of a run.
private final class BatchListener: RunObserver {
  private(set) var refused: [DocumentReport] = []
  private let metrics: Metrics

  init(_ metrics: Metrics) { self.metrics = metrics }

  func tell(_ report: DocumentReport) {
    metrics.count(report.status)
    if report.status != .ok, refused.count < 100 { refused.append(report) }
  }

  func passed(_ source: String, offset: Int, _ tally: Tally) {}
  func tell(_ volume: CombinedVolume) {}
  func tell(lineFile path: String) {}
  var failure: Failure? { nil }
}

/// The documents of an open file in any form.
private struct SpooledSource: DocumentSource {
  let file: Int32

  func forEachDocument(
    in paths: [String], _ settings: IntakeSettings, _ body: (RawDocument) -> Bool
  ) throws(Failure) {
    struct Enough: Error {}
    do {
      try readDocuments(from: file, named: "-", settings) { document in
        guard body(document) else { throw Enough() }
      }
    } catch let failure as IntakeFailure {
      throw Failure(failure.message, failure.isUsage ? .usage : .environment)
    } catch {
      // Enough: the only other error there is.
    }
  }
}
