internal import Delivery
internal import DocumentModel
internal import DocumentRules
internal import Measures
internal import Pipeline

/// A command about documents, ready to run: what its arguments mean.
struct DocumentTask {
  let paths: [String]
  let action: Action
  let format: ReportFormat
  let options: RenderOptions
  let resources: String?

  enum Action {
    /// At least one of both.
    case render(Destination?, Binding?)
    case validate
    case qr
  }

  /// Where PDFs go and what they may do there.
  struct Destination {
    /// The option as it was given; the path of the PDF when ``fileName`` is set.
    let path: String
    let folder: String
    /// The name of a single document's PDF; nil when names are made from numbers.
    let fileName: String?
    let ifTaken: Taken
    let durability: DeliveryFolder.Durability
  }

  /// Reads the arguments of `render`, `validate` or `qr`; nil for another command.
  ///
  /// - Throws: ``UsageError`` for a value that makes no sense, and where a path is missing.
  init?(_ command: Command, _ arguments: Arguments) throws(UsageError) {
    switch command {
    case .render: action = try .render(arguments)
    case .validate: action = .validate
    case .qr: action = .qr
    case .explain, .help: return nil
    }
    guard !arguments.operands.isEmpty else {
      throw UsageError(
        en: "prelo \(command.rawValue) needs the path of a file or folder, or - for standard input",
        pt: "prelo \(command.rawValue) precisa do caminho de um ficheiro ou pasta, ou - para a "
          + "entrada padrão")
    }
    guard !arguments.operands.contains("") else {
      throw UsageError(en: "a path is empty", pt: "um dos caminhos está vazio")
    }
    paths = arguments.operands
    format = try arguments.choice(.format) ?? .text
    resources = arguments[.resources]
    var options = RenderOptions()
    options.template = arguments[.template]
    options.copies = try arguments.choices(.copies)
    options.language = try arguments.choice(.printLanguage)
    options.secondCopy = arguments.has(.secondCopy) ? true : nil
    options.check.strict = arguments.has(.strict)
    if let limit: CheckOptions.SimplifiedInvoiceLimit = try arguments.choice(.simplifiedLimit) {
      options.check.simplifiedInvoiceLimit = limit
    }
    if case .render(let destination, let binding) = action {
      options.makesFiles = destination != nil
      options.bindsBy = binding?.order
    }
    self.options = options
  }
}

extension DocumentTask.Destination {
  /// Reads `-o`; nil without it.
  init?(_ arguments: Arguments) {
    guard let path = arguments[.output] else { return nil }
    self.path = path
    ifTaken = arguments.has(.force) ? .replace : .keep
    durability = arguments.has(.sync) ? .beforePublishing : .eventual
    guard path.lowercased().hasSuffix(".pdf"), !isFolder(path) else {
      folder = path
      fileName = nil
      return
    }
    let slash = path.lastIndex(of: "/")
    fileName = String(path[(slash.map { path.index(after: $0) } ?? path.startIndex)...])
    // The slash stays, so that a file in the root folder is in `/`.
    folder = slash.map { String(path[...$0]) } ?? "."
  }
}
