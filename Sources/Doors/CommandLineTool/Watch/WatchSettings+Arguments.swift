internal import Chain
internal import Crypto
internal import DocumentModel
internal import DocumentRules
internal import Glibc
internal import Inbox
internal import Intake
internal import Measures
internal import Pipeline
internal import Posting
internal import Printing
internal import SystemCalls
internal import Watching
internal import Workers

extension WatchSettings {
  /// Reads the options of one inbox.
  ///
  /// - Parameter resources: The folder with `Templates` and `Fonts`.
  /// - Throws: ``UsageError`` for a value that makes no sense.
  init(
    inbox: String, _ arguments: Arguments, resources: String, language: Language
  ) throws(UsageError) {
    let output = arguments[.output] ?? ""
    guard !output.lowercased().hasSuffix(".pdf") || isFolder(output) else {
      throw UsageError(
        en: "-o \(output) names a single PDF; an inbox needs a folder",
        pt: "-o \(output) indica um único PDF; uma pasta vigiada precisa de uma pasta de destino")
    }
    var destination = Destination(path: absolute(output), folder: absolute(output))
    destination.pattern = try NamePattern(arguments)
    self.init(
      inbox: absolute(inbox), destination: destination, resources: resources,
      options: try RenderOptions(arguments))
    self.language = language
    intake = try IntakeSettings(arguments)
    options.format = intake.format
    order = try arguments.choice(.order) ?? order
    patience.quiet = try arguments.seconds(.quiet) ?? patience.quiet
    rescan = max(.milliseconds(100), try arguments.seconds(.rescan) ?? rescan)
    polls = arguments.has(.poll) ? true : nil
    tries = try arguments.number(.tries, in: 1...1000) ?? tries
    retry = try arguments.seconds(.retryAfter) ?? retry
    jobs = try arguments.number(.jobs, in: 1...1024) ?? availableProcessors()
    register = arguments[.register].map(absolute)
    once = arguments.has(.once)
    guard let request = try SignatureRequest(arguments) else { return }
    previous = request.previous
    do throws(Failure) { ring = try request.ring() } catch { throw UsageError(error.message) }
  }
}

/// `path` from the root: a process that runs for years should not depend on where it was started.
func absolute(_ path: String) -> String {
  guard !path.hasPrefix("/"), let folder = getcwd(nil, 0) else { return path }
  defer { free(folder) }
  return String(cString: folder) + "/" + path
}
