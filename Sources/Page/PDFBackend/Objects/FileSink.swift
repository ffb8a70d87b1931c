internal import Crypto
internal import SystemCalls

/// A file being written piece by piece, with the digest of what went into it.
struct FileSink: ~Copyable {
  /// The most bytes libharu can count; it keeps places in 32 bits.
  static let limit = Int(UInt32.max)

  private let file: Int32
  private var buffer = ByteBuffer(capacity: 1 << 18)
  private var hash: SHA256
  private var isHashing = true
  private(set) var count = 0
  /// Sixteen bytes that stand for what was appended before ``nameItself()``; empty until then.
  private(set) var name: [UInt8] = []
  /// The first error.
  private(set) var failure: PDFError?

  init(file: Int32) {
    self.file = file
    hash = SHA256()
    do { try hash.begin() } catch { failure = .outOfMemory }
  }

  /// Takes bytes; answers whether all is well so far.
  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard failure == nil else { return false }
    count += bytes.count
    guard count < FileSink.limit else {
      failure = .tooLarge
      return false
    }
    if buffer.count + bytes.count > 1 << 18 { flush() }
    // Pieces that are longer than the buffer go through it all the same: none is (see Volume).
    buffer.append(bytes)
    return failure == nil
  }

  /// Derives the ``name`` from everything appended so far; called once.
  mutating func nameItself() {
    flush()
    isHashing = false
    do { name = Array(try hash.finish().prefix(16)) } catch { failure = failure ?? .outOfMemory }
  }

  /// Writes what is still held.
  ///
  /// - Throws: the first error of all.
  mutating func finish() throws(PDFError) {
    flush()
    if let failure { throw failure }
  }

  private mutating func flush() {
    guard failure == nil, buffer.count > 0 else { return }
    if isHashing {
      do { try hash.add(buffer.bytes) } catch { failure = .outOfMemory }
    }
    let code = writeAll(UnsafeRawBufferPointer(buffer.bytes), to: file)
    if code != 0 { failure = .file(code) }
    buffer.removeAll(keeping: 1 << 19)
  }
}
