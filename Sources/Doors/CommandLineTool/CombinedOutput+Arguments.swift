internal import Binding
internal import Delivery
internal import Measures
internal import Posting
internal import Printing
internal import SystemCalls

extension PrintJob.Action {
  /// Reads where the PDFs of `render` go.
  ///
  /// - Throws: ``UsageError`` where they go nowhere, and for an option that has nothing to act on.
  static func render(_ arguments: Arguments) throws(UsageError) -> PrintJob.Action {
    if arguments[.output] == "-" {
      try refuseWithStandardOutput(arguments)
      return .hand
    }
    let destination = try Destination(arguments)
    let binding = try CombinedOutput(arguments)
    guard destination != nil || binding != nil else {
      throw UsageError(
        en: "prelo render needs -o: the folder for the PDFs, or the FILE.pdf of a single document; "
          + "or --combined FILE.pdf",
        pt: "prelo render precisa de -o: a pasta dos PDF, ou o FICHEIRO.pdf de um único documento; "
          + "ou de --combined FICHEIRO.pdf")
    }
    if destination == nil {
      for option: Option in [.namePattern, .copiesAs]
      where arguments.has(option) || arguments[option] != nil {
        throw UsageError(
          en: "\(option.name) is about the PDFs of -o; add -o DIR",
          pt: "\(option.name) diz respeito aos PDF de -o; acrescente -o PASTA")
      }
    }
    guard binding == nil || arguments[.resume] == nil else {
      throw UsageError(
        en: "--resume does not go with --combined: a combined PDF is made from the whole batch at "
          + "once; run it again without --resume",
        pt:
          "--resume não se conjuga com --combined: um PDF combinado faz-se do lote inteiro de uma "
          + "vez; repita sem --resume")
    }
    return .render(destination, binding)
  }
}

extension PrintJob.Action {
  /// Refuses what has no meaning where one PDF goes to standard output and nothing else does.
  private static func refuseWithStandardOutput(_ arguments: Arguments) throws(UsageError) {
    for option: Option in [
      .namePattern, .force, .sync, .combined, .sort, .duplex, .splitEvery, .manifest, .resume,
      .shard,
    ] where arguments.has(option) {
      throw UsageError(
        en: "-o - writes one PDF to standard output; \(option.name) does not go with it",
        pt: "-o - escreve um só PDF na saída padrão; \(option.name) não se conjuga com isso")
    }
    guard arguments[.copiesAs] != CopyForm.files.rawValue else {
      throw UsageError(
        en: "-o - writes one PDF to standard output; --copies-as files needs a folder",
        pt: "-o - escreve um só PDF na saída padrão; --copies-as files precisa de uma pasta")
    }
    guard arguments[.format] != ReportFormat.json.rawValue else {
      throw UsageError(
        en: "-o - writes the PDF itself to standard output; --format json has no room there",
        pt: "-o - escreve o próprio PDF na saída padrão; --format json não tem lá lugar")
    }
  }
}

extension CombinedOutput {
  /// Reads `--combined` and what belongs to it; nil without it.
  fileprivate init?(_ arguments: Arguments) throws(UsageError) {
    guard let path = arguments[.combined] else {
      for option: Option in [.sort, .duplex, .splitEvery] where arguments.has(option) {
        throw UsageError(
          en: "\(option.name) is about a combined PDF; add --combined FILE.pdf",
          pt: "\(option.name) diz respeito a um PDF combinado; acrescente --combined FICHEIRO.pdf")
      }
      return nil
    }
    guard path.lowercased().hasSuffix(".pdf"), !isFolder(path) else {
      throw UsageError(
        en: "--combined names a file that ends in .pdf; “\(path)” does not, or is a folder",
        pt: "--combined indica um ficheiro terminado em .pdf; “\(path)” não é um, ou é uma pasta")
    }
    self.init(path: path)
    order = try arguments.choices(.sort) ?? []
    isDuplex = arguments.has(.duplex)
    if let text = arguments[.splitEvery] {
      guard let rule = SplitRule(text) else {
        throw UsageError(
          en: "--split-every cannot be “\(text)”; it is a number of documents (500) or of sheets "
            + "(500sheets)",
          pt: "--split-every não pode ser “\(text)”; é um número de documentos (500) ou de folhas "
            + "(500sheets)")
      }
      split = rule
    }
    ifTaken = arguments.has(.force) ? .replace : .keep
    syncs = arguments.has(.sync)
  }
}
