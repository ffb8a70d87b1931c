internal import Glibc
package import Measures

/// Where a server listens.
package enum ListenAddress: Hashable, Sendable {
  /// A numeric address, or `localhost`.
  case tcp(host: String, port: UInt16)
  case unix(path: String)
  /// A socket that systemd has opened.
  case inherited

  /// Reads `127.0.0.1:8080`, `[::1]:8080`, `:8080`, `localhost:8080` or `unix:/run/prelo.sock`.
  package init?(_ text: String) {
    if text.hasPrefix("unix:") {
      let path = String(text.dropFirst(5))
      guard path.hasPrefix("/"), path.utf8.count < 108 else { return nil }
      self = .unix(path: path)
      return
    }
    guard let colon = text.lastIndex(of: ":"), let port = UInt16(text[text.index(after: colon)...])
    else { return nil }
    var host = String(text[..<colon])
    if host.hasPrefix("["), host.hasSuffix("]") {
      host = String(host.dropFirst().dropLast())
    } else if host.contains(":") {
      return nil
    }
    self = .tcp(host: host.isEmpty || host == "localhost" ? "127.0.0.1" : host, port: port)
  }

  /// Whether systemd has opened a socket for this process, as `sd_listen_fds(3)` describes.
  package static func isInherited(_ environment: (String) -> String?) -> Bool {
    environment("LISTEN_PID") == String(getpid()) && environment("LISTEN_FDS") == "1"
  }
}

/// A socket that takes connections.
package struct ListeningSocket: Sendable {
  package let descriptor: Int32
  /// Whether only this machine's programs reach it.
  package let isLocal: Bool
  /// The address as a client writes it.
  package let name: String
  /// The file to remove in the end; nil where there is none.
  private let path: String?

  /// - Throws: ``Failure`` where the address cannot be had.
  package init(_ address: ListenAddress) throws(Failure) {
    switch address {
    case .inherited:
      descriptor = 3
      path = nil
      _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    case .unix(let file):
      descriptor = try ListeningSocket.bound(file)
      path = file
    case .tcp(let host, let port):
      descriptor = try ListeningSocket.bound(host, port)
      path = nil
    }
    if address != .inherited, listen(descriptor, 1024) != 0 {
      throw ListeningSocket.failure("\(address)", errno)
    }
    guard let (name, isLocal) = ListeningSocket.name(of: descriptor) else {
      throw Failure(
        .environment, en: "the socket of systemd takes no connections; use ListenStream=",
        pt: "o socket do systemd não aceita ligações; use ListenStream=")
    }
    self.name = name
    self.isLocal = isLocal
  }

  /// Removes the file of a Unix socket.
  package func remove() {
    if let path { unlink(path) }
  }

  private static func bound(_ host: String, _ port: UInt16) throws(Failure) -> Int32 {
    var hints = addrinfo()
    hints.ai_flags = AI_NUMERICHOST | AI_PASSIVE | AI_NUMERICSERV
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    var found: UnsafeMutablePointer<addrinfo>?
    guard getaddrinfo(host, String(port), &hints, &found) == 0, let info = found else {
      throw Failure(
        .usage, en: "\(host) is no numeric address; write for example 127.0.0.1:8080 or [::1]:8080",
        pt: "\(host) não é um endereço numérico; escreva por exemplo 127.0.0.1:8080 ou [::1]:8080")
    }
    defer { freeaddrinfo(found) }
    let descriptor = socket(
      info.pointee.ai_family, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { throw failure(host, errno) }
    var on: Int32 = 1
    setsockopt(
      descriptor, SOL_SOCKET, SO_REUSEADDR, &on, socklen_t(MemoryLayout.size(ofValue: on)))
    guard bind(descriptor, info.pointee.ai_addr, info.pointee.ai_addrlen) == 0 else {
      let code = errno
      close(descriptor)
      throw failure("\(host):\(port)", code)
    }
    return descriptor
  }

  private static func bound(_ path: String) throws(Failure) -> Int32 {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array(path.utf8)) }
    let size = socklen_t(MemoryLayout<sockaddr_un>.size)
    func call(
      _ function: (Int32, UnsafePointer<sockaddr>?, socklen_t) -> Int32, _ descriptor: Int32
    ) -> Int32 {
      withUnsafePointer(to: address) { address in
        address.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          function(descriptor, $0, size)
        }
      }
    }
    let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { throw failure(path, errno) }
    if call(Glibc.bind, descriptor) != 0 {
      // A server that was killed leaves its socket behind; one that lives answers.
      let probe = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
      defer { close(probe) }
      var status = stat()
      let isDead =
        errno == EADDRINUSE && lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFSOCK
        && call(Glibc.connect, probe) != 0 && errno == ECONNREFUSED
      guard isDead, unlink(path) == 0, call(Glibc.bind, descriptor) == 0 else {
        let code = isDead ? errno : EADDRINUSE
        close(descriptor)
        throw failure(path, code)
      }
    }
    // Whoever may reach the folder and is of the group may ask.
    chmod(path, 0o660)
    return descriptor
  }

  /// The address of a listening socket, and whether it is this machine's own; nil for any other.
  private static func name(of descriptor: Int32) -> (String, isLocal: Bool)? {
    var accepts: Int32 = 0
    var length = socklen_t(MemoryLayout.size(ofValue: accepts))
    guard getsockopt(descriptor, SOL_SOCKET, SO_ACCEPTCONN, &accepts, &length) == 0, accepts != 0
    else { return nil }
    var storage = sockaddr_storage()
    length = socklen_t(MemoryLayout<sockaddr_storage>.size)
    var host = [CChar](repeating: 0, count: Int(NI_MAXHOST))
    var port = [CChar](repeating: 0, count: Int(NI_MAXSERV))
    let isKnown = withUnsafeMutablePointer(to: &storage) { storage in
      storage.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        guard getsockname(descriptor, address, &length) == 0 else { return false }
        guard Int32(address.pointee.sa_family) != AF_UNIX else { return true }
        return getnameinfo(
          address, length, &host, socklen_t(host.count), &port, socklen_t(port.count),
          NI_NUMERICHOST | NI_NUMERICSERV) == 0
      }
    }
    guard isKnown else { return nil }
    guard Int32(storage.ss_family) != AF_UNIX else {
      return withUnsafeBytes(of: &storage) { bytes in
        ("unix:" + String(decoding: bytes.dropFirst(2).prefix { $0 != 0 }, as: UTF8.self), true)
      }
    }
    let hostText = text(host)
    let written = hostText.contains(":") ? "[\(hostText)]" : hostText
    return ("http://\(written):\(text(port))", hostText == "::1" || hostText.hasPrefix("127."))
  }

  private static func text(_ characters: [CChar]) -> String {
    String(decoding: characters.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  private static func failure(_ address: String, _ code: Int32) -> Failure {
    let reason = String(cString: strerror(code))
    return Failure(
      .environment, en: "cannot listen on \(address): \(reason)",
      pt: "não é possível escutar em \(address): \(reason)")
  }
}
