internal import CMicrohttpd
internal import Glibc
internal import Synchronization

/// One request and its answer.
///
/// Everything but ``respond(_:)`` and ``note`` belongs to the server's thread until the application has the exchange.
package final class Exchange: @unchecked Sendable {
  /// How far the exchange is, on the server's thread.
  enum Phase {
    case new, receiving, waiting, answered
  }

  let server: HTTPServer
  /// The target as it was sent, and where it lies.
  let target: (text: String, address: UnsafePointer<CChar>)
  let start = ContinuousClock.now
  let socket: Int32
  var phase = Phase.new
  var reception = Reception.keep(limit: 0)
  var fault: RequestFault?
  var received = 0
  var sent = 0
  var status: Int?
  private(set) var head: RequestHead?
  private var bytes: [UInt8] = []
  private var file: Int32 = -1
  private var hasSpool = false
  private let answer = Mutex<HTTPResponse?>(nil)
  private let remark = Mutex<String?>(nil)
  private var connection: OpaquePointer?

  init(
    _ server: HTTPServer, target: (text: String, address: UnsafePointer<CChar>), socket: Int32
  ) {
    self.server = server
    self.target = target
    self.socket = socket
  }

  deinit {
    server.release(bytes.count)
    if file >= 0 { close(file) }
    if hasSpool { server.releaseSpool() }
  }

  // MARK: The application's side

  /// What was asked for.
  package var request: RequestHead {
    head ?? RequestHead(method: "", path: "", query: nil, headers: [], contentLength: 0)
  }

  /// The body; each call gives it from its start.
  package var body: RequestBody {
    guard file >= 0 else { return .bytes(bytes) }
    lseek(file, 0, SEEK_SET)
    return .file(file)
  }

  /// Something about the exchange for the log, such as who asked.
  package var note: String? {
    get { remark.withLock { $0 } }
    set { remark.withLock { $0 = newValue } }
  }

  /// Answers, once, from any thread.
  package func respond(_ response: HTTPResponse) {
    answer.withLock { $0 = response }
    if let connection { server.library.resume(connection) }
  }

  // MARK: The server's side

  func begin(_ head: RequestHead, _ reception: Reception) {
    self.head = head
    self.reception = reception
    phase = .receiving
    if let length = head.contentLength, case .keep(let limit) = reception {
      bytes.reserveCapacity(min(length, limit, 1 << 16))
    }
  }

  /// Remembers whom to wake.
  func wait(on connection: OpaquePointer) {
    self.connection = connection
    phase = .waiting
  }

  func takeAnswer() -> HTTPResponse? {
    answer.withLock { answer in
      defer { answer = nil }
      return answer
    }
  }

  /// Asks for a file for the body; false where too many have one.
  func takeSpool() -> Bool {
    hasSpool = server.reserveSpool()
    return hasSpool
  }

  /// Takes a piece of the body; false where there has been far too much of it.
  func take(_ piece: UnsafeRawBufferPointer) -> Bool {
    received += piece.count
    switch reception {
    case .refuse: return false
    case .keep(let limit): return keep(piece, limit)
    case .spool(let limit, _): return spool(piece, limit)
    }
  }

  private func keep(_ piece: UnsafeRawBufferPointer, _ limit: Int) -> Bool {
    guard fault == nil else { return received <= 2 * limit + 1 << 20 }
    guard received <= limit else {
      drop(.tooLarge(limit: limit))
      return true
    }
    guard server.reserve(piece.count) else {
      drop(.noRoom)
      return true
    }
    bytes.append(contentsOf: piece)
    return true
  }

  /// Forgets the body: the request has its answer already, but may be read to its end.
  private func drop(_ fault: RequestFault) {
    self.fault = fault
    server.release(bytes.count)
    bytes = []
  }

  private func spool(_ piece: UnsafeRawBufferPointer, _ limit: Int) -> Bool {
    guard fault == nil else { return received <= limit + 64 << 20 }
    guard received <= limit else {
      fault = .tooLarge(limit: limit)
      return true
    }
    if file < 0 { file = server.unnamedFile() }
    var rest = piece
    while file >= 0, !rest.isEmpty {
      let count = write(file, rest.baseAddress, rest.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        close(file)
        file = -1
        break
      }
      rest = UnsafeRawBufferPointer(rebasing: rest[count...])
    }
    if file < 0 { fault = .unwritable }
    return true
  }

  func account(isComplete: Bool) -> ExchangeAccount {
    ExchangeAccount(
      head: head, status: status, received: received, sent: sent,
      duration: start.duration(to: .now), isComplete: isComplete, note: note)
  }
}
