internal import Delivery
internal import Measures
internal import Posting
internal import Printing
internal import SystemCalls

extension ConversionTarget {
  /// Reads `-o`.
  ///
  /// - Throws: ``UsageError`` without it, and for options that have nothing to act on.
  init(_ arguments: Arguments) throws(UsageError) {
    guard let path = arguments[.output] else {
      throw UsageError(
        en:
          "prelo convert needs -o: a folder, the FILE.json of a single document, or a FILE.ndjson "
          + "for all",
        pt: "prelo convert precisa de -o: uma pasta, o FICHEIRO.json de um único documento, ou um "
          + "FICHEIRO.ndjson para todos")
    }
    let name = path.lowercased()
    let isLines = name.hasSuffix(".ndjson") || name.hasSuffix(".jsonl")
    guard isLines || name.hasSuffix(".json"), !isFolder(path) else {
      var destination = Destination(path: path, folder: path)
      destination.pattern = try NamePattern(arguments)
      self = .files(destination.taking(arguments))
      return
    }
    guard !arguments.has(.namePattern) else {
      throw UsageError(
        en: "-o \(path) names a single file; --name needs a folder",
        pt: "-o \(path) indica um único ficheiro; --name precisa de uma pasta")
    }
    let destination = Destination(file: path).taking(arguments)
    self = isLines ? .lines(destination) : .files(destination)
  }
}

extension Destination {
  fileprivate func taking(_ arguments: Arguments) -> Destination {
    var destination = self
    destination.ending = ".json"
    destination.ifTaken = arguments.has(.force) ? .replace : .keep
    destination.syncs = arguments.has(.sync)
    return destination
  }
}
