internal import Measures
internal import Printing
internal import Reports
internal import SystemCalls

/// Tells of a run on standard output and standard error, with a progress line.
final class RunLog: RunObserver {
  private let reporter: Reporter
  private var progress: Progress
  private let hasManyDocuments: Bool
  /// How many more documents are named although nothing is wrong with them.
  private var praise: Int

  init(_ reporter: Reporter, _ job: PrintJob) {
    self.reporter = reporter
    hasManyDocuments = job.paths.count > 1 || job.paths.contains { $0 == "-" || isFolder($0) }
    progress = Progress(reporter, start: .now, paths: job.paths)
    // Somebody who only asks whether a document is right wants an answer.
    if case .validate = job.action, reporter.messages.isTerminal, reporter.format == .text {
      praise = 20
    } else {
      praise = 0
    }
  }

  func tell(_ report: DocumentReport) {
    let now = ContinuousClock.now
    if !report.problems.isEmpty || reporter.results.isTerminal { progress.clear(now: now) }
    reporter.tell(report, isOneOfMany: hasManyDocuments)
    if praise > 0, report.status == .ok, report.problems.isEmpty {
      praise -= 1
      progress.clear(now: now)
      reporter.praise(report)
    }
    reporter.results.endOfDocument(now: now)
  }

  func passed(_ source: String, offset: Int, _ tally: Tally) {
    progress.update(tally, at: source, offset: offset, now: .now)
  }

  func tell(_ volume: CombinedVolume) {
    progress.clear(now: .now)
    reporter.results.write(
      reporter.format == .json ? volume.jsonLine() : volume.path + "\n")
  }

  func tell(lineFile path: String) {
    guard reporter.format == .text else { return }
    progress.clear(now: .now)
    reporter.results.write(path + "\n")
  }

  func pause() { reporter.results.flush() }

  var failure: Failure? { reporter.results.failure.map(Failure.init(deaf:)) }

  /// Takes the progress line away.
  func close() { progress.clear(now: .now) }
}

extension Reporter {
  /// Says what could not be done, to somebody who is still there to hear it; the answer is the
  /// program's exit code.
  func close(_ failure: Failure) -> ExitCode {
    if failure.blame != .reader { say(failure.message) }
    return ExitCode(failure.blame)
  }

  /// Says how a run ended; the answer is the program's exit code.
  func close(_ end: RunEnd, of job: PrintJob) -> ExitCode {
    if case .failure(let failure) = end.stop, failure.blame == .reader { return close(failure) }
    if let stop = end.stop { say(stop.sentence(for: job)) }
    let missing = end.missing.isEmpty ? nil : missingSentence(end.missing)
    if let missing { say(missing) }
    close(end.tally)
    // The last lines may be the ones that find the disk full or the reader gone.
    if let code = results.failure, end.stop == nil { return close(Failure(deaf: code)) }
    if let stop = end.stop { return ExitCode(stop) }
    let code = ExitCode(end.tally)
    return code == .done && missing != nil ? .rejected : code
  }
}

extension ExitCode {
  /// The code of a failure, by whom it is to blame.
  init(_ blame: Failure.Blame) {
    self =
      switch blame {
      case .usage: .usage
      case .environment: .environment
      case .documents: .rejected
      // What was asked for did not all arrive.
      case .reader: .environment
      }
  }

  /// The code of a run that came to its end: the environment goes before the documents.
  fileprivate init(_ tally: Tally) {
    self = tally.failed > 0 ? .environment : tally.rejected > 0 ? .rejected : .done
  }

  fileprivate init(_ stop: RunStop) {
    self =
      switch stop {
      case .failure(let failure): ExitCode(failure.blame)
      case .interruption(let signal): ExitCode(signal: signal)
      case .firstFailure(let status): status == .failed ? .environment : .rejected
      case .delivery: .environment
      case .severalDocuments, .noDocuments, .noneSelected: .usage
      }
  }
}
