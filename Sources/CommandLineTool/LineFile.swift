internal import Delivery
internal import Glibc
internal import Measures
internal import Posting

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
  init(_ destination: Destination) throws(Refusal) {
    self.destination = destination
    path = destination.path
    do throws(DeliveryFailure) {
      folder = try DeliveryFolder(path: destination.folder)
      scratch = try folder.scratchFile()
    } catch { throw Refusal(error) }
  }

  deinit { close(scratch) }

  /// Takes the next document of the batch.
  func add(_ json: [UInt8]) throws(Refusal) {
    waiting += json
    waiting.append(10)
    documents += 1
    if waiting.count >= 1 << 18 { try empty() }
  }

  /// Delivers the file; one without documents is not made.
  func finish() throws(Refusal) {
    guard documents > 0 else { return }
    try empty()
    let result: Delivered
    do throws(StreamedFailure<DeliveryFailure>) {
      result = try folder.publish(
        as: destination.fileName ?? path, ifTaken: destination.ifTaken
      ) { (file) throws(DeliveryFailure) in try copy(to: file) }
    } catch {
      switch error {
      case .delivery(let failure), .writing(let failure): throw Refusal(failure)
      }
    }
    guard result != .conflict else { throw Refusal(Outbox.taken(path), .rejected) }
    guard destination.syncs else { return }
    do throws(DeliveryFailure) { try folder.sync() } catch { throw Refusal(error) }
  }

  private func empty() throws(Refusal) {
    do throws(DeliveryFailure) { try write(waiting[...], to: scratch) } catch {
      throw Refusal(error)
    }
    waiting.removeAll(keepingCapacity: true)
  }

  private func copy(to file: Int32) throws(DeliveryFailure) {
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    var offset = 0
    while true {
      let count = buffer.withUnsafeMutableBytes { room in
        pread(scratch, room.baseAddress, room.count, offset)
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw DeliveryFailure(code: errno, path: path) }
      if count == 0 { return }
      offset += count
      try write(buffer[..<count], to: file)
    }
  }

  private func write(_ bytes: ArraySlice<UInt8>, to file: Int32) throws(DeliveryFailure) {
    var rest = bytes
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw DeliveryFailure(code: errno, path: path) }
      rest = rest.dropFirst(count)
    }
  }
}
