/// What a request says before its body.
package struct RequestHead: Sendable {
  package let method: String
  /// The path as it was sent, without the query.
  package let path: String
  /// The query as it was sent, without the question mark; nil where there is none.
  package let query: String?
  /// Names in lower case, in the order in which they came.
  package let headers: [(name: String, value: String)]
  /// Bytes of the body; nil where the request does not tell.
  package let contentLength: Int?

  package init(
    method: String, path: String, query: String?, headers: [(name: String, value: String)],
    contentLength: Int?
  ) {
    self.method = method
    self.path = path
    self.query = query
    self.headers = headers
    self.contentLength = contentLength
  }

  /// The value of a header that stands once; several are joined by commas.
  package subscript(name: String) -> String? {
    let values = headers.filter { $0.name == name }.map(\.value)
    return values.isEmpty ? nil : values.joined(separator: ",")
  }
}

/// What becomes of the body of a request.
package enum Reception: Sendable {
  /// The request is answered at once, and its body is not read.
  case refuse(HTTPResponse)
  /// The body is kept in memory, up to a limit.
  case keep(limit: Int)
  /// The body goes into a file without a name, up to a limit; the whole may take so long.
  case spool(limit: Int, within: Duration)
}

/// The body of a request, when it has come as a whole.
package enum RequestBody: Sendable {
  case bytes([UInt8])
  /// An open file at its start; it is closed with the exchange.
  case file(Int32)
}

/// An answer.
package struct HTTPResponse: Sendable {
  package let status: Int
  package var headers: [(name: String, value: String)]
  package let content: Content

  package enum Content: Sendable {
    case bytes([UInt8])
    /// An open file, from its start; it is closed when it has been sent.
    case file(Int32, size: Int)
    /// Bytes as they come.
    case stream(BodyStream)
  }

  package init(_ status: Int, headers: [(name: String, value: String)] = [], _ content: Content) {
    self.status = status
    self.headers = headers
    self.content = content
  }
}

/// Why a request cannot be passed on to the application.
package enum RequestFault: Sendable {
  /// It breaks the protocol, or could be read in two ways.
  case malformed
  /// The body has more bytes than the application takes.
  case tooLarge(limit: Int)
  /// The bodies of all requests together take more memory than there is for them.
  case noRoom
  /// The body could not be kept in a file.
  case unwritable
}

/// When a request is answered.
package enum AnswerPlan: Sendable {
  case now(HTTPResponse)
  /// Later, by ``Exchange/respond(_:)``; the closure hands the exchange to whoever will.
  case later(@Sendable () -> Void)
}

/// What answers requests. Everything is called on the server's one thread, and must not wait.
package protocol HTTPApplication: Sendable {
  /// Decides what becomes of a request's body.
  func receive(_ head: RequestHead) -> Reception
  /// Takes a request whose body is there.
  func answer(_ exchange: Exchange) -> AnswerPlan
  /// Words a fault.
  func answer(_ fault: RequestFault, _ head: RequestHead?) -> HTTPResponse
  /// Hears of every request that has ended.
  func finished(_ account: ExchangeAccount)
}

/// How a request went, for logs and counts.
package struct ExchangeAccount: Sendable {
  /// Nil where the request was no HTTP.
  package let head: RequestHead?
  /// The status of the answer; nil where there was none.
  package let status: Int?
  package let received: Int
  package let sent: Int
  package let duration: Duration
  /// Whether the whole answer went out.
  package let isComplete: Bool
  /// What the application noted.
  package let note: String?
}
