internal import Golden
internal import Intake
internal import Measures
internal import PageComparison
internal import Pipeline

/// `prelo golden`: what its arguments mean.
struct GoldenTask: ToolTask {
  let verb: Verb
  let paths: [String]
  let comparer: PageComparer
  /// Whether equal pages in other bytes are a difference.
  let bytesMatter: Bool
  let junit: String?
  let report: String?
  let format: ReportFormat
  let options: RenderOptions
  let intake: IntakeSettings
  let resources: String?

  enum Verb: String, CaseIterable {
    case check
    case update
    case accept
    case diff

    /// The options that mean something to it.
    fileprivate var options: Set<Option> {
      let always: Set<Option> = [.format, .language, .help]
      let comparing: Set<Option> = [.ignoreBytes, .dpi, .channelTolerance]
      let rendering: Set<Option> = [
        .from, .template, .copies, .secondCopy, .printLanguage, .withoutValues, .strict, .asIssued,
        .simplifiedLimit,
        .resources,
      ]
      return switch self {
      case .check: always.union(comparing).union(rendering).union([.junit, .report])
      case .update: always.union(rendering)
      case .accept: always
      case .diff: always.union(comparing)
      }
    }
  }

  /// - Throws: ``UsageError`` for arguments that make no sense.
  init(_ arguments: Arguments) throws(UsageError) {
    guard let word = arguments.operands.first, let verb = Verb(rawValue: word) else {
      throw UsageError(Self.verbMissing(arguments.operands.first))
    }
    self.verb = verb
    for option in Command.golden.options where arguments.has(option) {
      guard verb.options.contains(option) else {
        throw UsageError(
          en: "prelo golden \(word) takes no \(option.name)",
          pt: "prelo golden \(word) não tem a opção \(option.name)")
      }
    }
    paths = Array(arguments.operands.dropFirst())
    try Self.check(paths, verb)
    var comparer = PageComparer()
    comparer.resolution = try arguments.number(.dpi, in: 100...600) ?? comparer.resolution
    comparer.channelTolerance =
      try arguments.number(.channelTolerance, in: 0...255) ?? comparer.channelTolerance
    self.comparer = comparer
    bytesMatter = !arguments.has(.ignoreBytes)
    junit = arguments[.junit]
    report = arguments[.report]
    format = try arguments.choice(.format) ?? .text
    options = try RenderOptions(arguments)
    intake = try IntakeSettings(arguments)
    resources = arguments[.resources]
  }

  func callAsFunction(
    _ surroundings: Tool.Surroundings, _ reporter: Reporter
  ) throws(Failure) -> ExitCode {
    GoldenRun(task: self, surroundings: surroundings, reporter: reporter)()
  }

  private static func check(_ paths: [String], _ verb: Verb) throws(UsageError) {
    switch verb {
    case .diff:
      guard paths.count == 2, !paths.contains("") else {
        throw UsageError(
          en: "prelo golden diff needs two PDFs: the approved one and the new one",
          pt: "prelo golden diff precisa de dois PDF: o aprovado e o novo")
      }
    case .check, .update, .accept:
      guard !paths.isEmpty, !paths.contains(""), !paths.contains("-") else {
        throw UsageError(
          en: "prelo golden \(verb.rawValue) needs the path of a folder or file; the PDFs lie "
            + "beside the documents",
          pt: "prelo golden \(verb.rawValue) precisa do caminho de uma pasta ou ficheiro; os PDF "
            + "ficam ao lado dos documentos")
      }
    }
  }

  private static func verbMissing(_ word: String?) -> Wording {
    let verbs = Verb.allCases.map(\.rawValue)
    guard let word else {
      return Wording(
        en: "prelo golden needs one of the words check, update, accept, diff",
        pt: "prelo golden precisa de uma das palavras check, update, accept, diff")
    }
    return Suggestion(for: word, among: verbs).sentence(
      en: "prelo golden does not know the word \(word)",
      pt: "prelo golden não conhece a palavra \(word)")
  }
}
