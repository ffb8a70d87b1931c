internal import Manifest
internal import Measures

/// `prelo manifest merge`: joins the manifests of all shards.
struct ManifestMerge: ToolTask {
  private let paths: [String]

  /// - Throws: ``UsageError`` without the word `merge` and a manifest.
  init(_ arguments: Arguments) throws(UsageError) {
    guard arguments.operands.first == "merge", arguments.operands.count > 1 else {
      throw UsageError(
        en: "prelo manifest needs the word merge and the manifests of all shards",
        pt: "prelo manifest precisa da palavra merge e dos manifestos de todas as partes")
    }
    paths = Array(arguments.operands.dropFirst())
  }

  /// Reads the manifests once to see that they fit, and once to write.
  func callAsFunction(
    _ surroundings: Tool.Surroundings, _ reporter: Reporter
  ) throws(Failure) -> ExitCode {
    do throws(ManifestFailure) {
      try mergeManifests(paths) { _ in }
      try mergeManifests(paths) { line in
        reporter.results.write(line)
        reporter.results.endOfDocument(now: .now)
      }
    } catch { throw Failure(error.message, error.isUsage ? .usage : .environment) }
    try reporter.show("")
    return .done
  }
}
