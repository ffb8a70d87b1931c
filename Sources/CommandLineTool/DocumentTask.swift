internal import Delivery
internal import DocumentModel
internal import DocumentRules
internal import Importing
internal import Intake
internal import Measures
internal import Pipeline
internal import Posting
internal import SAFT

/// A command about documents, ready to run: what its arguments mean.
struct DocumentTask {
  let paths: [String]
  let intake: IntakeSettings
  let action: Action
  let format: ReportFormat
  let options: RenderOptions
  let resources: String?
  let batch: BatchOptions
  /// The keys to verify with; nil for no verification.
  let signatures: SignatureRequest?

  enum Action {
    /// At least one of both.
    case render(Destination?, Binding?)
    case validate
    case qr
    case convert(ConversionTarget)
  }

  /// Reads the arguments of `render`, `validate` or `qr`; nil for another command.
  ///
  /// - Throws: ``UsageError`` for a value that makes no sense, and where a path is missing.
  init?(_ command: Command, _ arguments: Arguments) throws(UsageError) {
    switch command {
    case .render: action = try .render(arguments)
    case .validate: action = .validate
    case .qr: action = .qr
    case .convert: action = .convert(try ConversionTarget(arguments))
    default: return nil
    }
    try DocumentTask.checkPaths(of: arguments, command)
    paths = arguments.operands
    intake = try IntakeSettings(arguments)
    signatures = try SignatureRequest(arguments)
    format = try arguments.choice(.format) ?? .text
    resources = arguments[.resources]
    var options = try RenderOptions(arguments)
    options.format = intake.format
    options.acceptsDrafts = command == .validate
    options.selection = try DocumentSelection(arguments)
    options.only = try arguments[.only].map { text throws(UsageError) in
      try NumberSelection(option: text)
    }
    if case .render(let destination, let binding) = action {
      options.makesFiles = destination != nil
      options.bindsBy = binding?.order
    }
    self.options = options
    batch = try BatchOptions(arguments)
  }

  /// - Throws: ``UsageError`` where no path is given, or an empty one.
  static func checkPaths(of arguments: Arguments, _ command: Command) throws(UsageError) {
    guard !arguments.operands.isEmpty else {
      throw UsageError(
        en: "prelo \(command.rawValue) needs the path of a file or folder, or - for standard input",
        pt: "prelo \(command.rawValue) precisa do caminho de um ficheiro ou pasta, ou - para a "
          + "entrada padrão")
    }
    guard !arguments.operands.contains("") else {
      throw UsageError(en: "a path is empty", pt: "um dos caminhos está vazio")
    }
  }
}

extension RenderOptions {
  /// Reads how documents are checked and printed.
  init(_ arguments: Arguments) throws(UsageError) {
    self.init()
    template = arguments[.template]
    copies = try arguments.choices(.copies)
    language = try arguments.choice(.printLanguage)
    secondCopy = arguments.has(.secondCopy) ? true : nil
    check.strict = arguments.has(.strict)
    if let limit: CheckOptions.SimplifiedInvoiceLimit = try arguments.choice(.simplifiedLimit) {
      check.simplifiedInvoiceLimit = limit
    }
    separatesCopies = try arguments.choice(.copiesAs, of: CopyForm.self) == .files
  }
}

extension DocumentSelection {
  /// Reads `--from-date`, `--to-date` and `--types`; nil without any.
  init?(_ arguments: Arguments) throws(UsageError) {
    let first = try DocumentSelection.day(.fromDate, arguments)
    let last = try DocumentSelection.day(.toDate, arguments)
    let types: [DocumentType]? = try arguments.choices(.types)
    guard first != nil || last != nil || types != nil else { return nil }
    if let first, let last, last < first {
      throw UsageError(
        en: "--to-date \(last) is before --from-date \(first)",
        pt: "--to-date \(last) é anterior a --from-date \(first)")
    }
    self.init(from: first, to: last, types: types.map(Set.init))
  }

  private static func day(
    _ option: Option, _ arguments: Arguments
  ) throws(UsageError) -> Day? {
    guard let text = arguments[option] else { return nil }
    guard let day = Day(text) else {
      throw UsageError(
        en: "\(option.name) cannot be “\(text)”; it is a day such as 2026-05-31",
        pt: "\(option.name) não pode ser “\(text)”; é um dia como 2026-05-31")
    }
    return day
  }
}

extension IntakeSettings {
  /// Reads what the user says about the input.
  init(_ arguments: Arguments) throws(UsageError) {
    self.init()
    format = try arguments.choice(.from)
    guard let path = arguments[.profile] else { return }
    let text = try contents(ofText: path, for: .profile)
    do throws(SellerProfile.Failure) {
      saft.profile = try SellerProfile(parsing: Array(text.utf8))
    } catch {
      throw UsageError(
        en: "--profile: \(path): \(error.message.en)", pt: "--profile: \(path): \(error.message.pt)"
      )
    }
  }
}

extension Destination {
  /// Reads `-o`; nil without it.
  init?(_ arguments: Arguments) throws(UsageError) {
    guard let path = arguments[.output] else { return nil }
    let pattern = try NamePattern(arguments)
    if path.lowercased().hasSuffix(".pdf"), !isFolder(path) {
      guard pattern == nil, arguments[.copiesAs] != CopyForm.files.rawValue else {
        throw UsageError(
          en: "-o \(path) names a single PDF; --name and --copies-as files need a folder",
          pt: "-o \(path) indica um único PDF; --name e --copies-as files precisam de uma pasta")
      }
      self.init(file: path)
    } else {
      self.init(path: path, folder: path)
    }
    self.pattern = pattern
    ifTaken = arguments.has(.force) ? .replace : .keep
    syncs = arguments.has(.sync)
  }
}

extension NamePattern {
  /// Reads `--name`; nil without it.
  init?(_ arguments: Arguments) throws(UsageError) {
    guard let text = arguments[.namePattern] else { return nil }
    do throws(Fault) { try self.init(text) } catch {
      throw UsageError(
        en: "\(Option.namePattern.name) \(error.message.en)",
        pt: "\(Option.namePattern.name) \(error.message.pt)")
    }
  }
}
