internal import Batch
internal import Glibc
internal import HTTPServer
internal import Measures
internal import Pipeline
internal import Serving
internal import Synchronization
internal import SystemCalls
internal import Workers

/// `prelo serve`: the HTTP server, until a signal ends it.
struct ServeTask: ToolTask {
  let format: ReportFormat
  private let arguments: Arguments
  private let address: ListenAddress?
  private let settings: ServiceSettings

  /// How long what is under way may take after SIGTERM.
  private static let grace = Duration.seconds(30)

  /// - Throws: ``UsageError`` for a value that makes no sense.
  init(_ arguments: Arguments) throws(UsageError) {
    guard arguments.operands.isEmpty else {
      throw UsageError(
        en: "prelo serve takes no \(arguments.operands[0]); documents come with requests",
        pt: "prelo serve não aceita \(arguments.operands[0]); os documentos vêm nos pedidos")
    }
    self.arguments = arguments
    format = try arguments.choice(.format) ?? .text
    address = try arguments[.listen].map { text throws(UsageError) in
      guard let address = ListenAddress(text) else {
        throw UsageError(
          en:
            "--listen cannot be “\(text)”; write 127.0.0.1:8080, [::1]:8080 or unix:/run/prelo.sock",
          pt: "--listen não pode ser “\(text)”; escreva 127.0.0.1:8080, [::1]:8080 ou "
            + "unix:/run/prelo.sock")
      }
      return address
    }
    var settings = ServiceSettings(resources: "")
    settings.options = try RenderOptions(arguments)
    settings.jobs = try arguments.number(.jobs, in: 1...1024) ?? availableProcessors()
    settings.queue = try arguments.number(.queue, in: 1...65_536) ?? settings.queue
    settings.keys = arguments[.keys].map(absolute)
    if let seconds = try arguments.seconds(.deadline) {
      settings.server.deadline = max(.milliseconds(100), seconds)
      settings.server.idle = min(settings.server.idle, settings.server.deadline)
    }
    if let megabytes = try arguments.number(.batchLimit, in: 1...1_048_576) {
      settings.batchLimit = megabytes << 20
    }
    self.settings = settings
  }

  func callAsFunction(
    _ surroundings: Tool.Surroundings, _ reporter: Reporter
  ) throws(Failure) -> ExitCode {
    var settings = settings
    settings.language = reporter.language
    settings.resources = absolute(
      try ResourceFolder.find(
        chosen: arguments[.resources], environment: surroundings.environment,
        program: ResourceFolder.program))
    settings.server.scratch = try scratch(surroundings.environment)
    let inherited = ListenAddress.isInherited(surroundings.environment) && address == nil
    let log = ServeLog(reporter, environment: surroundings.environment)
    let service = try Service(settings) { log.tell($0) }
    let server = try HTTPServer(service, settings.server)
    let socket = try ListeningSocket(
      inherited ? .inherited : address ?? .tcp(host: "127.0.0.1", port: 8080))
    defer { socket.remove() }
    guard socket.isLocal || settings.keys != nil else {
      throw Failure(
        .usage,
        en:
          "\(socket.name) is reached from other machines; add --keys FILE, or listen on 127.0.0.1 "
          + "behind a proxy",
        pt: "\(socket.name) é acessível a outras máquinas; junte --keys FICHEIRO, ou escute em "
          + "127.0.0.1 atrás de um proxy")
    }
    let manager = ServiceManager(environment: surroundings.environment)
    surroundings.interruption.notifyHangUp { service.reload() }
    let end = Monitor(conditions: 1)
    let isEnding = Atomic(false)
    surroundings.interruption.notify {
      isEnding.store(true, ordering: .relaxed)
      end.locked { end.signal(0) }
    }
    try server.start(on: socket.descriptor)
    manager.tell("READY=1\nMAINPID=\(getpid())")
    log.say(
      Wording(en: "listening on \(socket.name)", pt: "a escutar em \(socket.name)"))
    end.locked {
      while !isEnding.load(ordering: .relaxed) {
        // The service manager wants to hear from time to time that somebody is there.
        _ = end.wait(for: 0, until: .now + .seconds(10))
        manager.tell("WATCHDOG=1")
      }
    }
    manager.tell("STOPPING=1")
    service.stop()
    let isDone = server.drain(within: ServeTask.grace)
    log.say(
      isDone
        ? Wording(en: "stopped", pt: "parado")
        : Wording(
          en: "stopped; what took longer than 30 seconds was broken off",
          pt: "parado; o que demorou mais de 30 segundos foi interrompido"))
    log.close()
    return isDone ? .done : .environment
  }

  private func scratch(_ environment: (String) -> String?) throws(Failure) -> String {
    let given = arguments[.scratch] ?? environment("TMPDIR").flatMap { $0.isEmpty ? nil : $0 }
    let folder = absolute(given ?? "/tmp")
    guard isFolder(folder), access(folder, W_OK | X_OK) == 0 else {
      throw Failure(
        .usage, en: "\(folder) is no folder that can be written to; name one with --scratch",
        pt: "\(folder) não é uma pasta onde se possa escrever; indique uma com --scratch")
    }
    return folder
  }
}
