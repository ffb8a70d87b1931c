internal import Delivery
internal import Golden
internal import Intake
internal import Measures
internal import PageComparison
internal import Pipeline
internal import Posting
internal import Printing
internal import Reports
internal import Synchronization
internal import SystemCalls
internal import Workers

/// Runs `prelo golden`. Its exit codes are those of `diff`: what could not be compared is 2.
struct GoldenRun {
  let task: GoldenTask
  let surroundings: Tool.Surroundings
  let reporter: Reporter

  func callAsFunction() -> ExitCode {
    do throws(Failure) {
      let code: ExitCode =
        switch task.verb {
        case .check: try check()
        case .update: try update()
        case .accept: try accept()
        case .diff: try diff()
        }
      reporter.results.flush()
      if let failure = reporter.results.failure { throw Failure(deaf: failure) }
      return code
    } catch {
      reporter.results.flush()
      // Like diff, golden has one code for all that cannot be compared.
      _ = reporter.close(error)
      return .usage
    }
  }

  // MARK: The four verbs

  private func check() throws(Failure) -> ExitCode {
    let store = GoldenStore(task.comparer, recording: .never)
    var (cases, waiting) = try rendered(into: store)
    let names = waiting.map { cases[$0].result.name }
    let examined = Mutex([Int: GoldenResult]())
    let album = PictureAllowance()
    concurrently(names.count) { index in
      let result = album.admit(store.examine(names[index]))
      examined.withLock { $0[index] = result }
    }
    let results = examined.withLock { $0 }
    for (index, place) in waiting.enumerated() {
      if let result = results[index] { cases[place].result = result }
    }
    let report = GoldenReport(cases, bytesMatter: task.bytesMatter)
    try writeFiles(report)
    tell(report)
    return report.hasFailed ? .usage : report.failures.isEmpty ? .done : .rejected
  }

  private func update() throws(Failure) -> ExitCode {
    try refuseInCI()
    let (cases, _) = try rendered(into: GoldenStore(task.comparer, recording: .all))
    let report = GoldenReport(cases, bytesMatter: true)
    tell(report)
    return report.hasFailed ? .usage : report.failures.isEmpty ? .done : .rejected
  }

  private func accept() throws(Failure) -> ExitCode {
    try refuseInCI()
    var names: [GoldenName] = []
    for path in task.paths {
      // What is to be looked into must be there; a folder would be made otherwise.
      guard isFolder(path) || isFolder(Self.parted(path).folder) else {
        throw Failure(Self.nothingWaits(path), .usage)
      }
      let found: [GoldenName]
      do throws(DeliveryFailure) {
        found =
          isFolder(path) ? try GoldenName.waiting(under: path) : try GoldenName.waiting(at: path)
      } catch { throw Failure(error.message, .usage) }
      guard isFolder(path) || !found.isEmpty else {
        throw Failure(Self.nothingWaits(path), .usage)
      }
      names += found
    }
    var accepted: Set<GoldenName> = []
    for name in names where accepted.insert(name).inserted {
      do throws(DeliveryFailure) {
        _ = try GoldenStore.accept(name)
      } catch { throw Failure(error.message, .usage) }
      reporter.results.write(name.approved + "\n")
    }
    if names.isEmpty { reporter.say(Self.nothingWaits(task.paths.joined(separator: ", "))) }
    return .done
  }

  private func diff() throws(Failure) -> ExitCode {
    let comparison: Comparison
    do throws(ComparisonFailure) {
      comparison = try task.comparer.compare(task.paths[0], task.paths[1])
    } catch { throw Failure(error.message, .usage) }
    // The files keep their names here; only the words are those of a golden.
    let name = GoldenName(folder: ".", stem: task.paths[1])
    let outcome: GoldenResult.Outcome =
      switch comparison.verdict {
      case .same: .same
      case .samePages: .samePages(comparison)
      case .different: .different(comparison)
      }
    let result = GoldenResult(name, outcome)
    if reporter.format == .json {
      reporter.results.write(result.jsonLine(of: task.paths, reporter.language))
    } else {
      reporter.results.write(result.text(reporter.language))
    }
    return result.isFailure(bytesMatter: task.bytesMatter) ? .rejected : .done
  }

  // MARK: Rendering

  /// Renders every document and holds its bytes against the golden.
  ///
  /// - Returns: A case for each, and the indices of those whose bytes differ.
  private func rendered(
    into store: GoldenStore
  ) throws(Failure) -> (cases: [GoldenCase], waiting: [Int]) {
    try checkInput(task.paths)
    let resources = try ResourceFolder.find(
      chosen: task.resources, environment: surroundings.environment, program: ResourceFolder.program
    )
    let processor = try surroundings.makeProcessors(resources, task.options)()
    var cases: [GoldenCase] = []
    var waiting: [Int] = []
    var taken: Set<GoldenName> = []
    try surroundings.documents.forEachDocument(in: task.paths, task.intake) { raw in
      let outcome = processor.render(raw)
      let part = raw.position.map { outcome.number.map { guarded(safePart($0)) } ?? "\($0 + 1)" }
      let name = GoldenName(source: raw.source, part: part)
      var result = GoldenResult(name, .rejected)
      if !taken.insert(name).inserted {
        result = GoldenResult(name, .failed(Self.twins(name)))
      } else if let judged = judge(outcome, name, store) {
        result = judged
      } else {
        waiting.append(cases.count)
      }
      if reporter.format == .text, case .rejected = outcome.result {
        reporter.tell(DocumentReport(outcome))
      }
      cases.append(
        GoldenCase(
          document: raw.source, position: raw.position, number: outcome.number,
          problems: outcome.problems, result: result))
      return true
    }
    guard !cases.isEmpty else { throw Failure(nothingFound(in: task.paths), .usage) }
    return (cases, waiting)
  }

  /// The byte stage; nil when bytes differ.
  private func judge(
    _ outcome: Outcome, _ name: GoldenName, _ store: GoldenStore
  ) -> GoldenResult? {
    switch outcome.result {
    case .rendered(let files):
      do throws(DeliveryFailure) {
        return try store.take(files.first?.bytes ?? [], as: name)
      } catch { return GoldenResult(name, .failed(error.message)) }
    case .failed(let reason): return GoldenResult(name, .failed(reason))
    case .rejected, .valid, .drawn, .passedOver, .converted, .unfinished:
      return GoldenResult(name, .rejected)
    }
  }

  // MARK: Telling

  private func tell(_ report: GoldenReport) {
    for entry in report.cases {
      if reporter.format == .json {
        reporter.results.write(entry.jsonLine(reporter.language))
      } else if case .same = entry.result.outcome {
        continue
      } else {
        reporter.results.write(entry.text(reporter.language))
      }
    }
    reporter.results.flush()
    guard reporter.format == .text else { return }
    reporter.say(report.summary)
  }

  /// Writes the reports for browsers and CI systems; a report of an earlier check goes when all is well.
  private func writeFiles(_ report: GoldenReport) throws(Failure) {
    let language = reporter.language
    if let junit = task.junit { try write(report.junit(language), to: junit) }
    if let path = task.report { return try write(report.html(language), to: path) }
    let path = Self.defaultReport(for: task.paths[0])
    if report.failures.isEmpty {
      let (folder, name) = Self.parted(path)
      do throws(DeliveryFailure) {
        let folder = try DeliveryFolder(path: folder)
        if folder.contains(name) { try folder.remove(name) }
      } catch { throw Failure(error.message, .usage) }
    } else {
      try write(report.html(language), to: path)
      reporter.say(Wording(en: "report: \(path)", pt: "relatório: \(path)"))
    }
  }

  private func write(_ text: String, to path: String) throws(Failure) {
    let (folder, name) = Self.parted(path)
    do throws(DeliveryFailure) {
      _ = try DeliveryFolder(path: folder).publish(Array(text.utf8), as: name, ifTaken: .replace)
    } catch { throw Failure(error.message, .usage) }
  }

  private static func parted(_ path: String) -> (folder: String, name: String) {
    guard let slash = path.lastIndex(of: "/") else { return (".", path) }
    return (String(path[...slash]), String(path[path.index(after: slash)...]))
  }

  private static func defaultReport(for path: String) -> String {
    let name = "golden-report.html"
    guard isFolder(path) else {
      return path.lastIndex(of: "/").map { String(path[...$0]) + name } ?? name
    }
    return path.hasSuffix("/") ? path + name : path + "/" + name
  }

  /// With `CI` set nobody looks at what would be approved.
  private func refuseInCI() throws(Failure) {
    guard isContinuousIntegration(surroundings.environment) else { return }
    throw Failure(
      Wording(
        en: "nothing is approved while CI is set: run prelo golden \(task.verb.rawValue) at your "
          + "desk, look at the PDFs and commit them",
        pt: "nada se aprova com CI definida: execute prelo golden \(task.verb.rawValue) no seu "
          + "posto, veja os PDF e registe-os no repositório"),
      .usage)
  }

  private static func nothingWaits(_ path: String) -> Wording {
    Wording(
      en: "no new PDF waits for acceptance in \(path); run prelo golden check first",
      pt: "nenhum PDF novo aguarda aprovação em \(path); execute primeiro prelo golden check")
  }

  private static func twins(_ name: GoldenName) -> Wording {
    Wording(
      en:
        "another document has the golden \(name.approved) already; give files and documents names "
        + "of their own",
      pt: "outro documento já tem a referência \(name.approved); dê a cada ficheiro e documento o "
        + "seu nome")
  }
}
