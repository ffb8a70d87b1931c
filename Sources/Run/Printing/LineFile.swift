internal import Delivery
internal import Glibc
internal import Measures
internal import Posting
internal import SystemCalls

/// Collects converted documents, one a line, and delivers them as one file.
///
/// They wait in a file without a name, so that the result appears whole or not at all and memory
/// does not grow with it.
final class LineFile {
  /// The path the user gave.
  let path: String
  private let destination: Destination
  private let folder: DeliveryFolder
  private let scratch: Int32
  private var waiting: [UInt8] = []
  private(set) var documents = 0

  /// Opens the folder, or makes it.
  init(_ destination: Destination) throws(Failure) {
    self.destination = destination
    path = destination.path
    do throws(DeliveryFailure) {
      folder = try DeliveryFolder(path: destination.folder)
      scratch = try folder.scratchFile()
    } catch { throw Failure(error) }
  }

  deinit { close(scratch) }

  /// Takes the next document of the batch.
  func add(_ json: [UInt8]) throws(Failure) {
    waiting += json
    waiting.append(10)
    documents += 1
    if waiting.count >= 1 << 18 { try empty() }
  }

  /// Delivers the file; one without documents is not made.
  func finish() throws(Failure) {
    guard documents > 0 else { return }
    try empty()
    let result: Delivered
    do throws(StreamedFailure<DeliveryFailure>) {
      result = try folder.publish(
        as: destination.fileName ?? path, ifTaken: destination.ifTaken
      ) { (file) throws(DeliveryFailure) in try copy(to: file) }
    } catch {
      switch error {
      case .delivery(let failure), .writing(let failure): throw Failure(failure)
      }
    }
    guard result != .conflict else { throw Failure(Outbox.taken(path), .documents) }
    guard destination.syncs else { return }
    do throws(DeliveryFailure) { try folder.sync() } catch { throw Failure(error) }
  }

  private func empty() throws(Failure) {
    do throws(DeliveryFailure) { try write(waiting[...], to: scratch) } catch {
      throw Failure(error)
    }
    waiting.removeAll(keepingCapacity: true)
  }

  private func copy(to file: Int32) throws(DeliveryFailure) {
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    var offset = 0
    while true {
      let count = buffer.withUnsafeMutableBytes { room in
        retried { pread(scratch, room.baseAddress, room.count, offset) }
      }
      guard count >= 0 else { throw DeliveryFailure(code: errno, path: path) }
      if count == 0 { return }
      offset += count
      try write(buffer[..<count], to: file)
    }
  }

  private func write(_ bytes: ArraySlice<UInt8>, to file: Int32) throws(DeliveryFailure) {
    let code = bytes.withUnsafeBytes { writeAll($0, to: file) }
    guard code == 0 else { throw DeliveryFailure(code: code, path: path) }
  }
}
