internal import Glibc
internal import SystemCalls

/// Drawn documents in a temporary file, in the order in which they came.
///
/// The file belongs to the caller, who has it unnamed, so that it vanishes with its descriptor.
final class Spill {
  private let file: Int32
  /// Where the next record starts.
  private(set) var end = 0

  init(file: Int32) { self.file = file }

  /// Adds a record and returns where it starts.
  func append(_ record: SpillRecord, data: [UInt8]) throws(PDFError) -> Int {
    let start = end
    let head = record.head(dataCount: data.count)
    try write(head, at: start)
    try write(data, at: start + head.count)
    end = start + head.count + data.count
    return start
  }

  /// Reads the head of the record at `place`.
  func head(at place: Int) throws(PDFError) -> SpillRecord {
    // A short head comes with the first read: most documents have one page.
    let first = try read(at: place, count: 512, atLeast: SpillRecord.prefix)
    guard let sizes = SpillRecord.sizes(first) else { throw .damagedScratch }
    let head =
      sizes.head <= first.count
      ? Array(first[..<sizes.head]) : try read(at: place, count: sizes.head, atLeast: sizes.head)
    guard let record = SpillRecord(head: head) else { throw .damagedScratch }
    return record
  }

  /// Where the content streams of the record at `place` start.
  func dataStart(at place: Int) throws(PDFError) -> Int {
    let prefix = try read(at: place, count: SpillRecord.prefix, atLeast: SpillRecord.prefix)
    guard let sizes = SpillRecord.sizes(prefix) else { throw .damagedScratch }
    return place + sizes.head
  }

  /// Reads `count` bytes.
  func bytes(at place: Int, count: Int) throws(PDFError) -> [UInt8] {
    try read(at: place, count: count, atLeast: count)
  }

  /// Forgets all records and gives their room back.
  func removeAll() throws(PDFError) {
    end = 0
    guard retried({ ftruncate(file, 0) }) == 0 else { throw .file(errno) }
  }

  private func write(_ bytes: [UInt8], at place: Int) throws(PDFError) {
    var code: Int32 = 0
    bytes.withUnsafeBytes { buffer in
      var done = 0
      while done < buffer.count {
        let count = retried {
          pwrite(file, buffer.baseAddress?.advanced(by: done), buffer.count - done, place + done)
        }
        guard count > 0 else {
          code = count < 0 ? errno : ENOSPC
          return
        }
        done += count
      }
    }
    guard code == 0 else { throw .file(code) }
  }

  private func read(at place: Int, count: Int, atLeast least: Int) throws(PDFError) -> [UInt8] {
    var code: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < least {
        let got = retried {
          pread(file, buffer.baseAddress?.advanced(by: filled), count - filled, place + filled)
        }
        guard got > 0 else {
          code = got < 0 ? errno : EIO
          return
        }
        filled += got
      }
    }
    guard code == 0 else { throw .file(code) }
    return bytes
  }
}
