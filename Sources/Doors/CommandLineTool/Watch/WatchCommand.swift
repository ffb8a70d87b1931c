internal import Batch
internal import Glibc
internal import Measures
internal import Pipeline
internal import Synchronization
internal import SystemCalls
internal import Watching
internal import Workers

/// The command `watch`: one watcher for each inbox, until a signal ends them all.
struct WatchCommand {
  let arguments: Arguments
  let environment: (String) -> String?
  let interruption: Interruption

  /// Watches; answers when all watchers have ended.
  func callAsFunction(_ reporter: Reporter) throws(Failure) -> ExitCode {
    let settings = try settings(reporter)
    guard !settings.isEmpty else { return .usage }
    let log = WatchLog(reporter, environment: environment)
    let manager = ServiceManager(environment: environment)
    var watchers: [Watcher] = []
    var failures: [Failure] = []
    for inbox in settings {
      let name = settings.count > 1 ? inbox.inbox : nil
      do throws(Failure) {
        watchers.append(
          try Watcher(inbox) { event in
            if case .alive = event { manager.tell("WATCHDOG=1") }
            log.tell(event, inbox: name)
          })
      } catch { failures.append(error) }
    }
    guard failures.isEmpty else {
      for failure in failures { reporter.say(failure.message) }
      return failures.contains { $0.blame == .usage } ? .usage : .environment
    }
    return run(watchers, log, manager, once: settings.contains { $0.once }, reporter)
  }

  private func run(
    _ watchers: [Watcher], _ log: WatchLog, _ manager: ServiceManager, once: Bool,
    _ reporter: Reporter
  ) -> ExitCode {
    interruption.notify {
      log.tell(.stopping, inbox: nil)
      manager.tell("STOPPING=1")
      for watcher in watchers { watcher.end() }
    }
    interruption.notifyHangUp { for watcher in watchers { watcher.reload() } }
    manager.tell("READY=1\nMAINPID=\(getpid())")
    let results = Mutex<[Result<WatchCounts, Failure>]>([])
    together(watchers.count) { index in
      let result = Result { () throws(Failure) in try watchers[index].run() }
      results.withLock { $0.append(result) }
      // One that cannot work ends all: half of a service is worse than none that is restarted.
      if case .failure = result { for watcher in watchers { watcher.end() } }
    }
    var files: [String: Int] = [:]
    var unclaimable = 0
    for result in results.withLock({ $0 }) {
      switch result {
      case .success(let counts):
        files.merge(counts.files) { $0 + $1 }
        unclaimable += counts.unclaimable
      case .failure(let failure):
        reporter.say(failure.message)
        return .environment
      }
    }
    guard once else { return .done }
    if let signal = interruption.signal { return ExitCode(signal: signal) }
    if unclaimable > 0 || files["failed", default: 0] > 0 { return .environment }
    return files["rejected", default: 0] + files["unsupported", default: 0] > 0 ? .rejected : .done
  }

  // MARK: Settings

  /// The settings of every inbox; none when the configuration is wrong, which has been said then.
  private func settings(_ reporter: Reporter) throws(Failure) -> [WatchSettings] {
    do throws(UsageError) {
      guard let path = arguments[.config] else { return [try ofOneInbox(reporter)] }
      return try configured(path, reporter)
    } catch { throw Failure(error.message, .usage) }
  }

  private func ofOneInbox(_ reporter: Reporter) throws(UsageError) -> WatchSettings {
    guard arguments.operands.count == 1, let inbox = arguments.operands.first, !inbox.isEmpty else {
      throw UsageError(
        en: "prelo watch needs one inbox, or --config FILE for several",
        pt: "prelo watch precisa de uma pasta, ou de --config FICHEIRO para várias")
    }
    guard arguments.has(.output) else {
      throw UsageError(
        en: "prelo watch needs -o DIR for the PDFs",
        pt: "prelo watch precisa de -o PASTA para os PDF")
    }
    return try make(inbox, arguments, reporter)
  }

  private func configured(
    _ path: String, _ reporter: Reporter
  ) throws(UsageError) -> [WatchSettings] {
    guard arguments.operands.isEmpty else {
      throw UsageError(
        en: "with --config the inboxes stand in \(path); leave \(arguments.operands[0]) out",
        pt: "com --config as pastas vigiadas estão em \(path); retire \(arguments.operands[0])")
    }
    for option in Command.watch.options where arguments.has(option) {
      guard !WatchConfiguration.ofTheProcess.contains(option), option != .resources else {
        continue
      }
      throw UsageError(
        en:
          "with --config, \(option.name) would go unheeded; write \"\(option.word)\" into \(path)",
        pt:
          "com --config, \(option.name) não teria efeito; escreva \"\(option.word)\" em \(path)"
      )
    }
    let text = try contents(ofText: path, for: .config)
    let configuration = WatchConfiguration(Array(text.utf8)) {
      (inbox, own) throws(UsageError) in
      var settings = try make(inbox, own, reporter)
      settings.once = arguments.has(.once)
      return settings
    }
    for (pointer, message) in configuration.problems {
      let place = pointer == .root ? path : "\(path) \(pointer)"
      reporter.say(Wording(en: "\(place): \(message.en)", pt: "\(place): \(message.pt)"))
    }
    return configuration.problems.isEmpty ? configuration.inboxes : []
  }

  private func make(
    _ inbox: String, _ own: Arguments, _ reporter: Reporter
  ) throws(UsageError) -> WatchSettings {
    let resources: String
    do throws(Failure) {
      resources = try ResourceFolder.find(
        chosen: own[.resources] ?? arguments[.resources], environment: environment,
        program: ResourceFolder.program)
    } catch { throw UsageError(error.message) }
    return try WatchSettings(
      inbox: inbox, own, resources: absolute(resources), language: reporter.language)
  }
}
