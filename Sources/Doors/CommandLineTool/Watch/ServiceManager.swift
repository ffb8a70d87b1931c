internal import Glibc

/// Tells systemd how the process fares, as `sd_notify(3)` describes; does nothing without systemd.
struct ServiceManager: Sendable {
  private let socketPath: String?

  /// - Parameter environment: Looks `NOTIFY_SOCKET` up.
  init(environment: (String) -> String?) { socketPath = environment("NOTIFY_SOCKET") }

  /// Sends lines of the form `READY=1`.
  func tell(_ state: String) {
    guard let socketPath, !socketPath.isEmpty else { return }
    let socket = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    guard socket >= 0 else { return }
    defer { close(socket) }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    var bytes = Array(socketPath.utf8)
    guard bytes.count < MemoryLayout.size(ofValue: address.sun_path) else { return }
    // A name that starts with @ lies in no folder: the kernel wants a zero there.
    if bytes[0] == UInt8(ascii: "@") { bytes[0] = 0 }
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
    let length = socklen_t(MemoryLayout<sa_family_t>.size + bytes.count)
    _ = withUnsafePointer(to: address) { address in
      address.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        sendto(socket, state, strlen(state), Int32(MSG_NOSIGNAL), address, length)
      }
    }
  }
}
