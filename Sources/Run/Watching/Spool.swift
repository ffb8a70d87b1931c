internal import Delivery
internal import Glibc
internal import SystemCalls

/// Text that is collected and then written somewhere; what is more than a little waits on the disk, in
/// an unnamed file, so that a file of any number of documents takes little memory.
final class Spool {
  private var bytes: [UInt8] = []
  private var scratch: Int32 = -1
  private let folder: DeliveryFolder
  private static let little = 1 << 16

  private(set) var isEmpty = true

  init(in folder: DeliveryFolder) { self.folder = folder }

  deinit { if scratch >= 0 { close(scratch) } }

  func append(_ text: String) throws(DeliveryFailure) {
    isEmpty = false
    bytes += text.utf8
    guard bytes.count > Spool.little else { return }
    if scratch < 0 { scratch = try folder.scratchFile() }
    try write(bytes, to: scratch)
    bytes.removeAll(keepingCapacity: true)
  }

  /// Writes everything to an open file, with `head` before and `tail` behind it.
  func copy(to file: Int32, between head: String, and tail: String) throws(DeliveryFailure) {
    guard scratch >= 0 else { return try write(Array(head.utf8) + bytes + tail.utf8, to: file) }
    try write(Array(head.utf8), to: file)
    var place = 0
    var chunk = [UInt8](repeating: 0, count: Spool.little)
    while true {
      let count = chunk.withUnsafeMutableBytes { chunk in
        retried { pread(scratch, chunk.baseAddress, chunk.count, place) }
      }
      guard count >= 0 else { throw DeliveryFailure(code: errno, path: folder.path) }
      guard count > 0 else { break }
      try write(Array(chunk[..<count]), to: file)
      place += count
    }
    try write(bytes + tail.utf8, to: file)
  }

  private func write(_ bytes: [UInt8], to file: Int32) throws(DeliveryFailure) {
    let code = bytes.withUnsafeBytes { writeAll($0, to: file) }
    guard code == 0 else { throw DeliveryFailure(code: code, path: folder.path) }
  }
}
