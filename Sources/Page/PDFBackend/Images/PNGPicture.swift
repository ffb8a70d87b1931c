internal import CDeflate

/// A picture as the bytes of a PNG file, for reports about pages; pages themselves hold none of it.
///
/// - Parameter pixels: red, green and blue, one byte each, row by row from the top left.
/// - Throws: ``PDFError/outOfMemory``.
package func png(width: Int, height: Int, pixels: [UInt8]) throws(PDFError) -> [UInt8] {
  // Each row says how it is filtered. “Up”, the difference to the row above, suits pages: most rows
  // of paper and most rows of a rule become zeros.
  let row = 3 * width
  var filtered = [UInt8](repeating: 0, count: (row + 1) * height)
  filtered.withUnsafeMutableBufferPointer { target in
    pixels.withUnsafeBufferPointer { source in
      for line in 0..<height {
        let (to, from) = (line * (row + 1), line * row)
        target[to] = 2
        for at in 0..<row {
          target[to + 1 + at] = source[from + at] &- (line > 0 ? source[from + at - row] : 0)
        }
      }
    }
  }
  var file: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
  // Eight bits a channel, red, green and blue, no interlacing.
  appendChunk("IHDR", bigEndian(width) + bigEndian(height) + [8, 2, 0, 0, 0], to: &file)
  appendChunk("IDAT", try Deflater(level: 6).compressed(filtered), to: &file)
  appendChunk("IEND", [], to: &file)
  return file
}

private func appendChunk(_ name: String, _ content: [UInt8], to file: inout [UInt8]) {
  let body = Array(name.utf8) + content
  let checksum = body.withUnsafeBytes { libdeflate_crc32(0, $0.baseAddress, $0.count) }
  file += bigEndian(content.count) + body + bigEndian(Int(checksum))
}

func bigEndian(_ value: Int) -> [UInt8] {
  [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
}
