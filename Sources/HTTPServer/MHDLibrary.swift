internal import CMicrohttpd
package import Measures

/// libmicrohttpd, loaded when a server is started.
struct MHDLibrary: Sendable {
  /// The variadic functions, which the shim calls.
  let start: Entry
  let connectionInfo: Entry
  let quiesce: prelo_mhd_quiesce
  let suspend: prelo_mhd_connection_action
  let resume: prelo_mhd_connection_action
  let headers: prelo_mhd_headers
  let fromBuffer: prelo_mhd_from_buffer
  let fromFile: prelo_mhd_from_file
  let fromReader: prelo_mhd_from_reader
  let addHeader: prelo_mhd_add_header
  let queue: prelo_mhd_queue
  let destroy: prelo_mhd_destroy

  /// The address of a function.
  struct Entry: @unchecked Sendable {
    let address: UnsafeMutableRawPointer
  }

  /// The release this was written for: ``RequestGuard`` relies on how it leaves a request in memory.
  static let release = "0.9.75"

  /// - Throws: ``Failure`` where the system has no libmicrohttpd, or another release of it.
  init() throws(Failure) {
    // Never closed: its threads may still be running when the process ends.
    guard let handle = dlopen("libmicrohttpd.so.12", RTLD_NOW | RTLD_LOCAL) else {
      throw Failure(
        .environment,
        en:
          "libmicrohttpd is not installed, and serve needs it; run: apt-get install libmicrohttpd12",
        pt: "a libmicrohttpd não está instalada, e serve precisa dela; execute: "
          + "apt-get install libmicrohttpd12")
    }
    func entry(_ name: String) throws(Failure) -> UnsafeMutableRawPointer {
      guard let address = dlsym(handle, name) else { throw MHDLibrary.unknown("no \(name)") }
      return address
    }
    func symbol<Function>(_ name: String, as type: Function.Type) throws(Failure) -> Function {
      unsafeBitCast(try entry(name), to: type)
    }
    let version =
      try symbol("MHD_get_version", as: prelo_mhd_version.self)()
      .map { String(cString: $0) } ?? ""
    guard version == MHDLibrary.release else { throw MHDLibrary.unknown(version) }
    start = Entry(address: try entry("MHD_start_daemon"))
    connectionInfo = Entry(address: try entry("MHD_get_connection_info"))
    quiesce = try symbol("MHD_quiesce_daemon", as: prelo_mhd_quiesce.self)
    suspend = try symbol("MHD_suspend_connection", as: prelo_mhd_connection_action.self)
    resume = try symbol("MHD_resume_connection", as: prelo_mhd_connection_action.self)
    headers = try symbol("MHD_get_connection_values_n", as: prelo_mhd_headers.self)
    fromBuffer = try symbol("MHD_create_response_from_buffer", as: prelo_mhd_from_buffer.self)
    fromFile = try symbol("MHD_create_response_from_fd64", as: prelo_mhd_from_file.self)
    fromReader = try symbol("MHD_create_response_from_callback", as: prelo_mhd_from_reader.self)
    addHeader = try symbol("MHD_add_response_header", as: prelo_mhd_add_header.self)
    queue = try symbol("MHD_queue_response", as: prelo_mhd_queue.self)
    destroy = try symbol("MHD_destroy_response", as: prelo_mhd_destroy.self)
  }

  private static func unknown(_ found: String) -> Failure {
    Failure(
      .environment,
      en: "serve needs libmicrohttpd \(release), and found \(found); install Debian 12's "
        + "libmicrohttpd12",
      pt: "serve precisa da libmicrohttpd \(release), e encontrou \(found); instale a "
        + "libmicrohttpd12 do Debian 12")
  }
}

/// libmicrohttpd, where the system has it; loads it.
package var httpLibrary: Library? {
  guard let handle = dlopen("libmicrohttpd.so.12", RTLD_NOW | RTLD_LOCAL),
    let address = dlsym(handle, "MHD_get_version"),
    let text = unsafeBitCast(address, to: prelo_mhd_version.self)()
  else { return nil }
  return Library("libmicrohttpd", String(cString: text), stem: "libmicrohttpd")
}
