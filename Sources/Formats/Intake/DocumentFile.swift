internal import Glibc
internal import JSON

/// An open input file, read a piece at a time, so that several can be read in turns.
package struct DocumentFile: ~Copyable {
  private let source: String
  private let descriptor: Int32
  private var stream: InputStream
  private let buffer: ReadingBuffer
  private var isAtEnd = false

  /// Takes over the open file of the name `source`, wherever it stands in it.
  ///
  /// - Throws: ``IntakeFailure`` when the name does not say what it holds.
  package init(
    descriptor: Int32, named source: String, _ settings: IntakeSettings, buffer: ReadingBuffer
  ) throws {
    guard let form = Intake.form(of: source.utf8) else {
      close(descriptor)
      throw IntakeFailure(unknownExtensionOf: source)
    }
    self.init(
      descriptor: descriptor, named: source, form, settings, limit: JSONLimits.documentBytes,
      buffer: buffer)
  }

  init(
    path: String, _ form: DocumentSplitter.Form, _ settings: IntakeSettings, limit: Int,
    buffer: ReadingBuffer
  ) throws {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw IntakeFailure(path: path, errno: errno) }
    self.init(descriptor: descriptor, named: path, form, settings, limit: limit, buffer: buffer)
  }

  /// Takes over an open file.
  init(
    descriptor: Int32, named source: String, _ form: DocumentSplitter.Form,
    _ settings: IntakeSettings, limit: Int, buffer: ReadingBuffer
  ) {
    self.descriptor = descriptor
    self.source = source
    self.buffer = buffer
    stream = InputStream(source: source, form, settings, limit: limit)
  }

  deinit { close(descriptor) }

  /// Reads the next piece of the file and delivers the documents that end in it, often none.
  ///
  /// - Parameter atEnd: Called when all has been read, before what that says of the last document.
  /// - Returns: Whether there is more to read.
  /// - Throws: ``IntakeFailure`` when the file cannot be read, and what the closures throw.
  package mutating func read(
    atEnd: () throws -> Void = {}, _ deliver: (RawDocument) throws -> Void
  ) throws -> Bool {
    guard !isAtEnd else { return false }
    let bytes = try buffer.fill(from: descriptor, named: source)
    if bytes.isEmpty || stream.isFinished {
      isAtEnd = true
      try atEnd()
      try stream.finish(deliver)
      return false
    }
    try stream.push(bytes, deliver)
    return true
  }
}

/// Room for one piece of a file; used again for the next piece, and the next file.
package final class ReadingBuffer {
  private let bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)

  package init() {}

  deinit { bytes.deallocate() }

  /// The next bytes of an open file; empty at its end. They hold until the next call.
  func fill(
    from descriptor: Int32, named source: String
  ) throws -> UnsafeBufferPointer<UInt8> {
    while true {
      let count = read(descriptor, bytes.baseAddress, bytes.count)
      if count >= 0 {
        return UnsafeBufferPointer(rebasing: bytes.bindMemory(to: UInt8.self)[..<count])
      }
      guard errno == EINTR else { throw IntakeFailure(path: source, errno: errno) }
    }
  }
}
