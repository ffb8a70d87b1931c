internal import JSON
internal import Measures
internal import Printing
internal import Reports

/// Tells about documents: results on standard output, everything else on standard error.
struct Reporter {
  let results: ByteStream
  let messages: ByteStream
  let format: ReportFormat
  let language: Language
  /// Whether standard error is a terminal on which a line may be drawn over.
  let canRedraw: Bool
  private let hasColour: Bool

  /// Creates a reporter on two streams; `NO_COLOR` and `TERM=dumb` turn colour off.
  init(
    results: ByteStream, messages: ByteStream, format: ReportFormat, language: Language,
    environment: (String) -> String?
  ) {
    self.results = results
    self.messages = messages
    self.format = format
    self.language = language
    canRedraw = messages.isTerminal && environment("TERM") != "dumb"
    hasColour = canRedraw && (environment("NO_COLOR") ?? "").isEmpty
  }

  /// - Parameter isOneOfMany: Whether its messages say which document they are about: a place in a batch
  ///   says little to whoever has to mend it.
  func tell(_ report: DocumentReport, isOneOfMany: Bool = false) {
    switch format {
    case .json: results.write(report.jsonLine(language))
    case .text:
      for result in report.results {
        switch result {
        case .file(let path): results.write(path + "\n")
        case .qrMessage(let message): results.write(message + "\n")
        case .pdf(let bytes): results.write(bytes)
        // Named once, at the end.
        case .line: break
        }
      }
      guard !report.problems.isEmpty else { return }
      let number = isOneOfMany || report.position != nil ? report.number : nil
      for index in report.problems.indices {
        messages.write(line(for: index, of: report, number: number))
      }
      messages.flush()
    }
  }

  /// Says that nothing is wrong with a document: `a.json[3]: FT A/4 is in order`.
  func praise(_ report: DocumentReport) {
    var line = printable(report.source)
    if let position = report.position { line += "[\(position)]" }
    let number = printable(report.number ?? "")
    line += ": " + Wording(en: "\(number) is in order", pt: "\(number) está em ordem")[language]
    messages.write(line + "\n")
    messages.flush()
  }

  /// Says a sentence about the run as a whole.
  func say(_ message: Wording) {
    messages.write("prelo: " + printable(message[language]) + "\n")
    messages.flush()
  }

  /// Closes the report of a run; says nothing where a single document simply went well.
  func close(_ tally: Tally) {
    results.flush()
    guard format == .text, tally.documents > 1 || tally.problems > 0 else { return }
    messages.write(tally.summary[language] + "\n")
    messages.flush()
  }

  /// `path[3]:12:5: FT A/7: error TOT-01 /totals/gross: message`.
  private func line(for index: Int, of report: DocumentReport, number: String?) -> String {
    let problem = report.problems[index]
    var line = printable(report.source)
    if let position = report.position { line += "[\(position)]" }
    if let place = report.place(ofProblem: index) { line += ":\(place.line):\(place.column)" }
    if let number { line += ": " + printable(number) }
    let word = problem.severity.word[language] + " " + problem.code
    line += ": " + (hasColour ? problem.severity.colour + word + "\u{1B}[0m" : word)
    if problem.pointer != .root { line += " " + printable(problem.pointer.description) }
    return line + ": " + printable(problem.message[language]) + "\n"
  }
}

extension Severity {
  /// The control sequence of bold red or yellow.
  fileprivate var colour: String {
    switch self {
    case .error: "\u{1B}[1;31m"
    case .warning: "\u{1B}[1;33m"
    }
  }
}
