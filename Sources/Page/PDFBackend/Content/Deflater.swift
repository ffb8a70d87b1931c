internal import CDeflate

/// A zlib compressor whose state and buffer serve one stream after another.
final class Deflater {
  private let compressor: OpaquePointer
  private var buffer: [UInt8] = []

  /// Creates a compressor; `level` is 1 (fastest) to 12 (smallest).
  init(level: Int32) throws(PDFError) {
    guard let compressor = libdeflate_alloc_compressor(level) else { throw .outOfMemory }
    self.compressor = compressor
  }

  deinit { libdeflate_free_compressor(compressor) }

  /// `bytes` in zlib format, in an array without slack.
  func compressed(_ bytes: [UInt8]) throws(PDFError) -> [UInt8] {
    var result: Result<[UInt8], PDFError> = .failure(.outOfMemory)
    bytes.withUnsafeBufferPointer { source in
      result = Result { () throws(PDFError) in try compressed(source) }
    }
    return try result.get()
  }

  /// `bytes` in zlib format, in an array without slack.
  func compressed(_ bytes: UnsafeBufferPointer<UInt8>) throws(PDFError) -> [UInt8] {
    let bound = libdeflate_zlib_compress_bound(compressor, bytes.count)
    if buffer.count < bound { buffer = [UInt8](repeating: 0, count: bound) }
    let count = buffer.withUnsafeMutableBytes { target in
      libdeflate_zlib_compress(
        compressor, bytes.baseAddress, bytes.count, target.baseAddress, target.count)
    }
    // The buffer holds the worst case, so only a broken library comes here.
    guard count > 0 else { throw .outOfMemory }
    return Array(buffer[..<count])
  }
}
