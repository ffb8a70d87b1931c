internal import CMicrohttpd

/// What libmicrohttpd reads a streamed answer through.
final class StreamFeed {
  let stream: BodyStream
  private let connection: OpaquePointer
  private unowned let exchange: Exchange

  init(_ stream: BodyStream, _ connection: OpaquePointer, _ exchange: Exchange) {
    self.stream = stream
    self.connection = connection
    self.exchange = exchange
  }

  static let read: prelo_mhd_reader = { context, _, room, size in
    guard let context, let room else { return prelo_mhd_end_with_error }
    let feed = Unmanaged<StreamFeed>.fromOpaque(context).takeUnretainedValue()
    let exchange = feed.exchange
    let count = feed.stream.read(into: room, size, for: feed.connection, exchange.server.library)
    if count > 0 { exchange.sent += count }
    // Waiting for us costs the client no time; waiting for the client does.
    exchange.server.book.grant(
      exchange.socket, count == 0 ? nil : exchange.server.settings.deadline)
    return count
  }
}
