internal import Batch
internal import Manifest
internal import Measures
internal import Pipeline
internal import Printing
internal import SystemCalls
internal import Workers

extension BatchSettings {
  /// Reads how a run goes through many documents.
  init(_ arguments: Arguments) throws(UsageError) {
    self.init()
    jobs = try arguments.number(.jobs, in: 1...1024) ?? availableProcessors()
    if let text = arguments[.shard] {
      guard let share = Shard(text) else {
        throw UsageError(
          en: "--shard cannot be “\(text)”; the second of four shares is 2/4",
          pt: "--shard não pode ser “\(text)”; a segunda de quatro partes é 2/4")
      }
      shard = share
    }
    guard arguments[.manifest] == nil || arguments[.resume] == nil else {
      throw UsageError(
        en: "--manifest and --resume name the same thing; --resume alone continues and starts",
        pt: "--manifest e --resume indicam o mesmo; --resume sozinho continua e inicia")
    }
    manifest = arguments[.resume] ?? arguments[.manifest]
    resumes = arguments.has(.resume)
    if let manifest, ManifestForm(path: manifest) == nil {
      throw UsageError(ManifestFailure(unknownFormOf: manifest).message)
    }
    failsFast = arguments.has(.failFast)
  }
}

extension NumberSelection {
  /// Reads the value of `--only`.
  init(option text: String) throws(UsageError) {
    var words: [Substring] = []
    for word in text.split(separator: ",") {
      let word = word.trimmed
      guard word.first == "@" else {
        words.append(word)
        continue
      }
      let list = try contents(ofText: String(word.dropFirst()), for: .only)
      words += list.split(whereSeparator: \.isNewline).map(\.trimmed).filter { !$0.isEmpty }
    }
    guard !words.isEmpty else {
      throw UsageError(en: "--only names no number", pt: "--only não indica nenhum número")
    }
    var items: [Item] = []
    for word in words { items.append(try NumberSelection.item(String(word))) }
    self.init(items)
  }

  private static func item(_ word: String) throws(UsageError) -> Item {
    guard let dots = word.firstRange(of: "..") else { return .single(word) }
    let (from, to) = (String(word[..<dots.lowerBound]), String(word[dots.upperBound...]))
    guard let first = split(from), let last = split(to), first.prefix == last.prefix,
      first.sequence <= last.sequence
    else {
      throw UsageError(
        en: "--only: “\(word)” is no range; write both numbers of one series, the lower one first: "
          + "FT A/10..FT A/20",
        pt:
          "--only: “\(word)” não é um intervalo; escreva os dois números da mesma série, primeiro "
          + "o menor: FT A/10..FT A/20")
    }
    return .range(prefix: first.prefix, first.sequence...last.sequence)
  }
}

extension Substring {
  /// Without blanks at its ends.
  fileprivate var trimmed: Substring {
    var text = self
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }
}
