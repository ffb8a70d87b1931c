import Testing

@testable import HTTPServer

@Suite("How the end of a body is told")
struct FramingTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let headers: [[String]]
    var isFirst = false
    /// The length; nil where the request is refused, -1 for chunks.
    let length: Int?

    /// The headers, as they are sent.
    var testDescription: String {
      headers.map { $0.joined(separator: ": ") }.joined(separator: ", ")
    }
  }

  static let host = ["host", "x"]

  @Test(arguments: [
    Case(headers: [host], length: 0),
    Case(headers: [host, ["content-length", "12"]], length: 12),
    Case(headers: [host, ["content-length", "012"]], length: 12),
    Case(headers: [host, ["transfer-encoding", "Chunked"]], length: -1),
    Case(headers: [], isFirst: true, length: 0),
    Case(headers: [], length: nil),
    Case(headers: [host, host], length: nil),
    Case(headers: [host, host], isFirst: true, length: nil),
    Case(headers: [host, ["content-length", "1"], ["content-length", "1"]], length: nil),
    Case(
      headers: [host, ["content-length", "1"], ["transfer-encoding", "chunked"]], length: nil),
    Case(headers: [host, ["transfer-encoding", "chunked"]], isFirst: true, length: nil),
    Case(headers: [host, ["transfer-encoding", "gzip, chunked"]], length: nil),
    Case(headers: [host, ["transfer-encoding", "identity"]], length: nil),
    Case(headers: [host, ["content-length", ""]], length: nil),
    Case(headers: [host, ["content-length", "-1"]], length: nil),
    Case(headers: [host, ["content-length", "1 "]], length: nil),
    Case(headers: [host, ["content-length", "١"]], length: nil),
    Case(headers: [host, ["content-length", "1234567890123456789"]], length: nil),
  ]) func framing(example: Case) {
    let headers = example.headers.map { (name: $0[0], value: $0[1]) }
    let found = RequestGuard.framing(headers, isFirst: example.isFirst)
    let length = found.flatMap { $0.isChunked ? -1 : $0.length }
    #expect(length == example.length)
  }
}

@Suite("Addresses to listen on")
struct ListenAddressTests {
  @Test(arguments: [
    ("127.0.0.1:8080", ListenAddress.tcp(host: "127.0.0.1", port: 8080)),
    (":8080", .tcp(host: "127.0.0.1", port: 8080)),
    ("localhost:80", .tcp(host: "127.0.0.1", port: 80)),
    ("[::1]:8080", .tcp(host: "::1", port: 8080)),
    ("unix:/run/a.sock", .unix(path: "/run/a.sock")),
  ]) func reads(text: String, address: ListenAddress) {
    #expect(ListenAddress(text) == address)
  }

  @Test(arguments: [
    "", "8080", "::1:8080", "127.0.0.1:", "127.0.0.1:65536", "127.0.0.1:-1", "unix:a.sock",
    "unix:", "unix:/" + String(repeating: "a", count: 120),
  ]) func refuses(text: String) {
    #expect(ListenAddress(text) == nil)
  }
}
