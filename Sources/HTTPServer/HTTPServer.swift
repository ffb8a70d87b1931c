internal import CMicrohttpd
internal import Glibc
package import Measures
internal import Synchronization
internal import Workers

/// An HTTP/1.1 server on one thread: requests in, answers out.
package final class HTTPServer: Sendable {
  let library: MHDLibrary
  let application: any HTTPApplication
  let settings: Settings
  let book: ConnectionBook
  private let sentinel: RequestGuard
  /// Bytes of bodies in memory.
  private let held = Atomic(0)
  /// Bodies that are kept in files.
  private let spooled = Atomic(0)
  private let isClosing = Atomic(false)
  private let daemon = Mutex<Daemon?>(nil)

  private struct Daemon: @unchecked Sendable {
    let pointer: OpaquePointer
  }

  package struct Settings: Sendable {
    /// Open connections; further ones wait for the system to hand them over.
    package var connections = 2048
    /// How long a connection may wait for its next request, and that request's head may take.
    package var idle = Duration.seconds(20)
    /// How long a request may take to come, and its answer to go.
    package var deadline = Duration.seconds(30)
    /// The most bytes that bodies of requests may take of memory together.
    package var memory = 128 << 20
    /// How many bodies may be kept in files at once.
    package var spools = 8
    /// Where large bodies are kept in files without a name.
    package var scratch = "/tmp"

    package init() {}
  }

  /// - Throws: ``Failure`` where libmicrohttpd is missing.
  package init(_ application: any HTTPApplication, _ settings: Settings) throws(Failure) {
    library = try MHDLibrary()
    sentinel = RequestGuard(library)
    self.application = application
    self.settings = settings
    book = ConnectionBook(idle: settings.idle)
  }

  /// Open connections.
  package var connections: Int { book.count }

  /// Begins to answer on a listening socket.
  package func start(on socket: Int32) throws(Failure) {
    raiseFileLimit()
    let context = Unmanaged.passRetained(self).toOpaque()
    guard
      let pointer = prelo_mhd_open(
        library.start.address, socket, UInt32(settings.connections), 0, 32 << 10, context,
        HTTPServer.handle, HTTPServer.complete, HTTPServer.notify, HTTPServer.target)
    else {
      throw Failure(
        .environment, en: "libmicrohttpd does not start; raise the limits of files and threads",
        pt: "a libmicrohttpd não arranca; aumente os limites de ficheiros e linhas de execução")
    }
    daemon.withLock { $0 = Daemon(pointer: pointer) }
    do throws(ThreadFailure) {
      try startThread { [self] in
        while true {
          usleep(200_000)
          book.sweep()
        }
      }
    } catch {
      throw Failure(
        .environment, en: "the system gives no further thread; raise the limit (ulimit -u)",
        pt: "o sistema não concede mais linhas de execução; aumente o limite (ulimit -u)")
    }
  }

  /// Takes no further connection, and waits until what is under way is answered, or `limit` is over;
  /// false then.
  package func drain(within limit: Duration) -> Bool {
    isClosing.store(true, ordering: .relaxed)
    daemon.withLock { daemon in
      guard let pointer = daemon?.pointer else { return }
      close(library.quiesce(pointer))
    }
    book.closeIdle()
    let end = ContinuousClock.now + limit
    while book.busy > 0 {
      guard ContinuousClock.now < end else { return false }
      usleep(10_000)
    }
    return true
  }

  // MARK: Room

  /// Sets memory aside; false where there is none left.
  func reserve(_ count: Int) -> Bool {
    guard held.add(count, ordering: .relaxed).newValue > settings.memory else { return true }
    release(count)
    return false
  }

  func release(_ count: Int) {
    held.subtract(count, ordering: .relaxed)
  }

  /// Counts a body that goes into a file; false where there are enough of them.
  func reserveSpool() -> Bool {
    guard spooled.add(1, ordering: .relaxed).newValue > settings.spools else { return true }
    releaseSpool()
    return false
  }

  func releaseSpool() {
    spooled.subtract(1, ordering: .relaxed)
  }

  /// A file that vanishes with its descriptor; -1 where there is none to be had.
  func unnamedFile() -> Int32 {
    var path = Array("\(settings.scratch)/prelo-XXXXXX".utf8CString)
    let file = mkstemp(&path)
    if file >= 0 {
      unlink(path)
      _ = fcntl(file, F_SETFD, FD_CLOEXEC)
    }
    return file
  }

  private func raiseFileLimit() {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return }
    limit.rlim_cur = min(limit.rlim_max, max(limit.rlim_cur, rlim_t(settings.connections * 3)))
    setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
  }

  // MARK: One request

  /// Takes what libmicrohttpd has of a request; called until there is an answer.
  fileprivate func handle(
    _ connection: OpaquePointer, _ exchange: Exchange, method: UnsafePointer<CChar>,
    version: UnsafePointer<CChar>, piece: UnsafeRawBufferPointer
  ) -> Bool {
    switch exchange.phase {
    case .new: return meet(connection, exchange, method: method, version: version)
    case .receiving where piece.count > 0: return exchange.take(piece)
    case .receiving: return dispatch(connection, exchange)
    case .waiting:
      guard let answer = exchange.takeAnswer() else { return false }
      return send(answer, connection, exchange)
    case .answered: return false
    }
  }

  private func meet(
    _ connection: OpaquePointer, _ exchange: Exchange, method: UnsafePointer<CChar>,
    version: UnsafePointer<CChar>
  ) -> Bool {
    guard
      let head = sentinel.head(
        of: connection, method: method, version: version, target: exchange.target)
    else { return send(application.answer(.malformed, nil), connection, exchange, closes: true) }
    let reception = application.receive(head)
    exchange.begin(head, reception)
    var limit = 0
    switch reception {
    case .refuse(let response):
      // An answer before the end of a request closes its connection, which need not be where
      // nothing follows.
      guard head.contentLength == 0 else {
        return send(response, connection, exchange, closes: true)
      }
      return true
    case .keep(let most): limit = most
    case .spool(let most, let patience):
      limit = most
      guard exchange.takeSpool() else {
        return send(application.answer(.noRoom, head), connection, exchange, closes: true)
      }
      book.grant(exchange.socket, patience, isReceiving: true)
    }
    guard head.contentLength ?? 0 <= limit else {
      return send(
        application.answer(.tooLarge(limit: limit), head), connection, exchange, closes: true)
    }
    return true
  }

  private func dispatch(_ connection: OpaquePointer, _ exchange: Exchange) -> Bool {
    if case .refuse(let response) = exchange.reception {
      return send(response, connection, exchange)
    }
    if let fault = exchange.fault {
      return send(application.answer(fault, exchange.head), connection, exchange)
    }
    switch application.answer(exchange) {
    case .now(let response): return send(response, connection, exchange)
    case .later(let start):
      book.grant(exchange.socket, nil)
      exchange.wait(on: connection)
      // Before anybody can answer: the connection must sleep before it is woken.
      library.suspend(connection)
      start()
      return true
    }
  }

  private func send(
    _ answer: HTTPResponse, _ connection: OpaquePointer, _ exchange: Exchange,
    closes: Bool = false
  ) -> Bool {
    exchange.phase = .answered
    exchange.status = answer.status
    guard let response = make(answer, connection, exchange) else { return false }
    defer { library.destroy(response) }
    for (name, value) in answer.headers { _ = library.addHeader(response, name, value) }
    if closes || isClosing.load(ordering: .relaxed) {
      _ = library.addHeader(response, "Connection", "close")
    }
    return library.queue(connection, UInt32(answer.status), response) == prelo_mhd_yes
  }

  /// libmicrohttpd's form of an answer.
  private func make(
    _ answer: HTTPResponse, _ connection: OpaquePointer, _ exchange: Exchange
  ) -> OpaquePointer? {
    switch answer.content {
    case .bytes(let bytes):
      exchange.sent = bytes.count
      book.grant(exchange.socket, settings.deadline)
      return bytes.withUnsafeBytes {
        library.fromBuffer(
          $0.count, UnsafeMutableRawPointer(mutating: $0.baseAddress), prelo_mhd_must_copy)
      }
    case .file(let file, let size):
      exchange.sent = size
      // A megabyte a second is little to ask of whoever wants a large file.
      book.grant(exchange.socket, settings.deadline + .seconds(size >> 20))
      return library.fromFile(UInt64(size), file)
    case .stream(let stream):
      book.grant(exchange.socket, settings.deadline)
      let feed = StreamFeed(stream, connection, exchange)
      return library.fromReader(
        prelo_mhd_size_unknown, 32 << 10, StreamFeed.read, Unmanaged.passRetained(feed).toOpaque(),
        { context in
          guard let context else { return }
          Unmanaged<StreamFeed>.fromOpaque(context).takeRetainedValue().stream.abandon()
        })
    }
  }
}

// MARK: What libmicrohttpd calls, on its thread

extension HTTPServer {
  private static func server(_ context: UnsafeMutableRawPointer) -> HTTPServer {
    Unmanaged<HTTPServer>.fromOpaque(context).takeUnretainedValue()
  }

  /// Meets a request's target, before it is decoded; the answer is kept with the request.
  fileprivate static let target: prelo_mhd_target = { context, target, connection in
    guard let context, let connection else { return nil }
    let server = server(context)
    let socket = prelo_mhd_socket(server.library.connectionInfo.address, connection)
    server.book.begin(socket, within: server.settings.deadline)
    guard let target else { return nil }
    let exchange = Exchange(
      server, target: (String(cString: target), target), socket: socket)
    return Unmanaged.passRetained(exchange).toOpaque()
  }

  fileprivate static let handle: prelo_mhd_handler = {
    context, connection, _, method, version, data, size, request in
    // Without a target there is no exchange: closed without an answer.
    guard let context, let connection, let method, let version, let size,
      let known = request?.pointee
    else { return prelo_mhd_no }
    let piece = UnsafeRawBufferPointer(start: data, count: size.pointee)
    size.pointee = 0
    let exchange = Unmanaged<Exchange>.fromOpaque(known).takeUnretainedValue()
    let goesOn = server(context).handle(
      connection, exchange, method: method, version: version, piece: piece)
    return goesOn ? prelo_mhd_yes : prelo_mhd_no
  }

  fileprivate static let complete: prelo_mhd_completed = { context, connection, request, how in
    guard let context, let known = request?.pointee else { return }
    request?.pointee = nil
    let exchange = Unmanaged<Exchange>.fromOpaque(known).takeRetainedValue()
    let server = server(context)
    server.application.finished(exchange.account(isComplete: how == 0))
    server.book.rest(exchange.socket)
  }

  fileprivate static let notify: prelo_mhd_notify = { context, connection, _, what in
    guard let context, let connection else { return }
    let server = server(context)
    let socket = prelo_mhd_socket(server.library.connectionInfo.address, connection)
    if what == prelo_mhd_started { server.book.open(socket) } else { server.book.close(socket) }
  }
}
