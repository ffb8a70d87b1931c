@testable import PDFBackend

/// A PNG file whose chunks have the checksums of what they hold.
struct PNGRepair {
  /// Nil for what is not PNG.
  private(set) var file: [UInt8]?

  init(_ input: [UInt8]) {
    guard input.starts(with: PNGFile.signature) else { return }
    var file = PNGFile.signature
    var place = file.count
    while place + 8 <= input.count {
      let length = min(input.long(at: place), max(0, input.count - place - 12))
      let body = Array(input[place + 4..<place + 8 + length])
      file += bigEndian(length) + body + bigEndian(PNGFile.checksum(body[...]))
      place += 12 + length
    }
    self.file = file
  }
}
