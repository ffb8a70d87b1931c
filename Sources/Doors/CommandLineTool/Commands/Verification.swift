internal import Chain
internal import Crypto
internal import Importing
internal import Intake
internal import Measures
internal import Printing
internal import Reports
internal import Pipeline
internal import SAFT

/// `prelo verify`: a report on every series of the input.
struct Verification: ToolTask {
  private let paths: [String]
  private let intake: IntakeSettings
  /// Nil where a SAF-T (PT) file is only checked as a file.
  private let request: SignatureRequest?
  private let files: FileReports
  let format: ReportFormat
  private let isStrict: Bool

  /// - Throws: ``UsageError`` for arguments that make no sense, and where a key is missing.
  init(_ arguments: Arguments) throws(UsageError) {
    try arguments.checkPaths(.verify)
    paths = arguments.operands
    let files = FileReports()
    var intake = try IntakeSettings(arguments)
    intake.saft.reports = files
    intake.saft.schema = try arguments[.schema].map { path throws(UsageError) in
      do throws(XMLSchema.Failure) { return try XMLSchema(path: path) } catch {
        throw UsageError(en: "--schema: \(error.message.en)", pt: "--schema: \(error.message.pt)")
      }
    }
    self.files = files
    self.intake = intake
    request = try SignatureRequest(arguments)
    let isSAFT =
      intake.format == .saft || paths.allSatisfy { $0.lowercased().hasSuffix(".xml") }
    guard request != nil || isSAFT else {
      throw UsageError(
        en: "prelo verify needs --public-key: the PEM file with the key of the billing program; "
          + "only SAF-T (PT) files (.xml, --from saft) are checked without one",
        pt: "prelo verify precisa de --public-key: o ficheiro PEM com a chave do programa de "
          + "faturação; só ficheiros SAF-T (PT) (.xml, --from saft) se verificam sem ela")
    }
    format = try arguments.choice(.format) ?? .text
    isStrict = arguments.has(.strict)
  }

  /// Works through the documents of `source` and writes the report.
  func callAsFunction(
    _ surroundings: Tool.Surroundings, _ reporter: Reporter
  ) throws(Failure) -> ExitCode {
    try checkInput(paths)
    let ring = try request?.ring() ?? KeyRing([])
    let book = ChainBook(previous: request?.previous ?? [:])
    var collector = ChainCollector(book, format: intake.format)
    var rejected = 0
    var told: Set<[JSONPointer]> = []
    func reject(_ outcome: Outcome) {
      rejected += 1
      // What is wrong in the header of a file makes every document of it unusable: said once.
      let isNews = told.insert(outcome.problems.map(\.pointer)).inserted
      if isNews || format == .json { reporter.tell(DocumentReport(outcome)) }
    }
    try surroundings.documents.forEachDocument(in: paths, intake) { document in
      collector.add(document, reject)
      return true
    }
    collector.finish(reject)
    for file in files.all { reporter.tell(DocumentReport(file)) }
    guard collector.count > 0 || !files.all.isEmpty else {
      throw Failure(nothingFound(in: paths), .usage)
    }
    var summary = ChainSummary(receipts: collector.receipts, unreadable: rejected)
    var reports: [SeriesReport] = []
    do throws(KeyFailure) {
      try book.judge(with: ring) { report in
        summary.count(report)
        reports.append(report)
      }
    } catch { throw Failure(error.wording("--public-key"), .environment) }
    let isFaulty = files.all.contains { file in
      file.findings.contains { $0.problem.severity == .error || isStrict }
    }
    switch format {
    case .text:
      for file in files.all { reporter.results.write(file.sentence[reporter.language] + "\n") }
      ChainTable(language: reporter.language).write(reports, summary, to: reporter.results)
    case .json:
      for report in reports { reporter.results.write(report.jsonLines(reporter.language)) }
      reporter.results.write(summary.jsonLine)
    }
    reporter.results.flush()
    if let failure = reporter.results.failure {
      throw Failure(deaf: failure)
    }
    return summary.isBroken || isFaulty || isStrict && summary.undecided > 0 ? .rejected : .done
  }
}

/// The counts of all series together.
struct ChainSummary {
  let receipts: Int
  let unreadable: Int
  private(set) var series = 0
  private(set) var documents = 0
  private(set) var intact = 0
  private(set) var undecided = 0
  private(set) var faults = 0

  init(receipts: Int, unreadable: Int) {
    self.receipts = receipts
    self.unreadable = unreadable
  }

  mutating func count(_ report: SeriesReport) {
    series += 1
    documents += report.count
    intact += report.intact
    undecided += report.undecided
    faults += report.count { $0.isFault }
  }

  var isBroken: Bool { faults > 0 || unreadable > 0 }

  var jsonLine: String {
    "{\"summary\":{\"series\":\(series),\"documents\":\(documents),\"intact\":\(intact),"
      + "\"undecided\":\(undecided),\"faults\":\(faults),\"receipts\":\(receipts),"
      + "\"unreadable\":\(unreadable),\"status\":\"\(isBroken ? "broken" : "ok")\"}}\n"
  }

  var sentence: Wording {
    var en = counted(documents, "signed document", "signed documents") + " in \(series) series: "
    var pt = counted(documents, "documento assinado", "documentos assinados") + " em "
    pt += counted(series, "série", "séries") + ": "
    en += "\(intact) intact, \(undecided) undecided, " + counted(faults, "fault", "faults")
    pt += counted(intact, "intacto", "intactos") + ", \(undecided) por decidir, "
    pt += counted(faults, "problema", "problemas")
    if receipts > 0 {
      en += "; " + counted(receipts, "receipt, which is", "receipts, which are") + " not signed"
      pt += "; " + counted(receipts, "recibo, que não se assina", "recibos, que não se assinam")
    }
    if unreadable > 0 {
      en += "; \(unreadable) could not be read"
      pt += "; \(unreadable) não se conseguiram ler"
    }
    return Wording(en: en, pt: pt)
  }
}

extension SeriesReport {
  /// Signatures of which it could not be said whether they hold.
  var undecided: Int {
    withoutKey
      + count { kind in
        if case .signature(let verdict) = kind { return verdict.isUndecided }
        return false
      }
  }
}
