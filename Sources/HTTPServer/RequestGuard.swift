internal import CMicrohttpd

/// Refuses every request that two readers could understand in two ways.
///
/// libmicrohttpd accepts bare line feeds, folded headers, bytes of value zero, blanks before a colon,
/// several `Host` and `Content-Length` headers, and a length beside chunks: each a way to smuggle a
/// request past a proxy. It ends every text in place with zeros, so a header block that was sent as
/// RFC 9112 has it, and only such a one, lies in memory as that grammar with a zero for each blank,
/// colon, CR and LF that ended a text.
struct RequestGuard {
  private struct Field {
    let name: UnsafePointer<CChar>
    let nameSize: Int
    let value: UnsafePointer<CChar>
    let valueSize: Int
  }

  private final class Collector {
    var fields: [Field] = []
  }

  private let library: MHDLibrary

  init(_ library: MHDLibrary) { self.library = library }

  /// The head of the request; nil where it is not what the protocol says.
  ///
  /// - Parameter target: The target as it stood before anything was decoded, and its address.
  func head(
    of connection: OpaquePointer, method: UnsafePointer<CChar>, version: UnsafePointer<CChar>,
    target: (text: String, address: UnsafePointer<CChar>)
  ) -> RequestHead? {
    let versionText = String(cString: version)
    let count = target.text.utf8.count
    guard versionText == "HTTP/1.1" || versionText == "HTTP/1.0",
      method + strlen(method) + 1 == target.address, target.address + count + 1 == version,
      isToken(method, strlen(method)), target.text.utf8.first == UInt8(ascii: "/"),
      target.text.utf8.allSatisfy({ 0x21...0x7E ~= $0 && $0 != UInt8(ascii: "#") }),
      let fields = fields(of: connection, from: version + 8)
    else { return nil }
    let headers = fields.map { field in
      (
        String(decoding: bytes(field.name, field.nameSize), as: UTF8.self).lowercased(),
        String(decoding: bytes(field.value, field.valueSize).trimmed, as: UTF8.self)
      )
    }
    guard let framing = RequestGuard.framing(headers, isFirst: versionText == "HTTP/1.0") else {
      return nil
    }
    let parts = target.text.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    return RequestHead(
      method: String(cString: method), path: String(parts[0]),
      query: parts.count > 1 ? String(parts[1]) : nil, headers: headers,
      contentLength: framing.length)
  }

  /// The headers, where they lie behind one another as they were sent.
  private func fields(
    of connection: OpaquePointer, from end: UnsafePointer<CChar>
  ) -> [Field]? {
    let collector = Collector()
    _ = library.headers(
      connection, prelo_mhd_header_kind,
      { context, _, name, nameSize, value, valueSize in
        guard let context, let name, let value else { return prelo_mhd_no }
        Unmanaged<Collector>.fromOpaque(context).takeUnretainedValue().fields.append(
          Field(name: name, nameSize: nameSize, value: value, valueSize: valueSize))
        return prelo_mhd_yes
      }, Unmanaged.passUnretained(collector).toOpaque())
    guard end[0] == 0, end[1] == 0 else { return nil }
    var place = end + 2
    for field in collector.fields {
      let colon = field.name + field.nameSize
      guard field.name == place, isToken(field.name, field.nameSize), colon[0] == 0,
        field.value > colon
      else { return nil }
      // Between colon and value there are blanks.
      var gap = colon + 1
      while gap < field.value {
        guard gap[0] == 0x20 || gap[0] == 0x09 else { return nil }
        gap += 1
      }
      let valueEnd = field.value + field.valueSize
      guard bytes(field.value, field.valueSize).allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == 9 }),
        valueEnd[0] == 0, valueEnd[1] == 0
      else { return nil }
      place = valueEnd + 2
    }
    // The empty line that ends the block.
    return place[0] == 0 && place[1] == 0 ? collector.fields : nil
  }

  /// How the end of the body is told; nil where that is told in two ways, or none that is known.
  static func framing(
    _ headers: [(name: String, value: String)], isFirst: Bool
  ) -> (length: Int?, isChunked: Bool)? {
    func values(_ name: String) -> [String] {
      headers.filter { $0.name == name }.map(\.value)
    }
    let hosts = values("host")
    guard hosts.count == 1 || isFirst && hosts.isEmpty else { return nil }
    let lengths = values("content-length")
    let codings = values("transfer-encoding")
    guard lengths.count + codings.count <= 1 else { return nil }
    if let coding = codings.first {
      return !isFirst && coding.lowercased() == "chunked" ? (nil, true) : nil
    }
    guard let text = lengths.first else { return (0, false) }
    guard (1...18).contains(text.utf8.count), text.utf8.allSatisfy({ 48...57 ~= $0 }),
      let length = Int(text)
    else { return nil }
    return (length, false)
  }

  private func bytes(_ start: UnsafePointer<CChar>, _ count: Int) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(
      start: UnsafeRawPointer(start).assumingMemoryBound(to: UInt8.self), count: count)
  }

  private func isToken(_ start: UnsafePointer<CChar>, _ count: Int) -> Bool {
    count > 0
      && bytes(start, count).allSatisfy { byte in
        switch byte {
        case 48...57, 65...90, 97...122: true
        default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
        }
      }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Without blanks at the end; those at the start are none of the value's for libmicrohttpd.
  fileprivate var trimmed: Slice<UnsafeBufferPointer<UInt8>> {
    var end = endIndex
    while end > startIndex, self[end - 1] == 0x20 || self[end - 1] == 0x09 { end -= 1 }
    return self[..<end]
  }
}
