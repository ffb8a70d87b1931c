internal import JSON
internal import SAFT

/// The bytes of one file, cut into documents as its format wants.
///
/// Which format that is, the first byte that is not white space says: XML starts with `<`.
struct InputStream: ~Copyable {
  private let source: String
  private let form: DocumentSplitter.Form
  private let settings: IntakeSettings
  private let limit: Int
  /// What came before the format was known: white space, or a byte order mark.
  private var head: [UInt8] = []
  private var cutter: Cutter?

  private enum Cutter: ~Copyable {
    case json(DocumentSplitter)
    case saft(SAFTReader)
  }

  init(
    source: String, _ form: DocumentSplitter.Form, _ settings: IntakeSettings, limit: Int
  ) {
    self.source = source
    self.form = form
    self.settings = settings
    self.limit = limit
  }

  /// Whether further bytes make no difference.
  var isFinished: Bool {
    switch cutter {
    case .json(let splitter): splitter.isFinished
    case .saft(let reader): reader.isFinished
    case nil: false
    }
  }

  /// Takes the next bytes and delivers the documents that end in them.
  mutating func push(
    _ chunk: UnsafeBufferPointer<UInt8>, _ deliver: (RawDocument) throws -> Void
  ) throws {
    guard cutter == nil else { return try cut(chunk, deliver) }
    let isXML = InputStream.isXML(chunk)
    guard isXML != nil || head.count + chunk.count > 1 << 16 else {
      head.append(contentsOf: chunk)
      return
    }
    try choose(isXML: isXML ?? false, head: head + chunk.prefix(16))
    let start = head
    head = []
    try start.withUnsafeBufferPointer { try cut($0, deliver) }
    try cut(chunk, deliver)
  }

  /// Takes the end of the file.
  mutating func finish(_ deliver: (RawDocument) throws -> Void) throws {
    if cutter == nil {
      try choose(isXML: false, head: head)
      let start = head
      try start.withUnsafeBufferPointer { try cut($0, deliver) }
    }
    let source = source
    switch cutter.take() {
    case .json(var splitter):
      try splitter.finish { try deliver(RawDocument(source: source, $0)) }
    case .saft(var reader): try reader.finish { try deliver(RawDocument(source: source, $0)) }
    case nil: break
    }
  }

  private mutating func cut(
    _ chunk: UnsafeBufferPointer<UInt8>, _ deliver: (RawDocument) throws -> Void
  ) throws {
    let source = source
    switch cutter.take() {
    case .json(var splitter):
      defer { cutter = .json(splitter) }
      try splitter.push(chunk) { try deliver(RawDocument(source: source, $0)) }
    case .saft(var reader):
      do { try reader.push(chunk) { try deliver(RawDocument(source: source, $0)) } } catch {
        cutter = .saft(reader)
        throw error
      }
      cutter = .saft(reader)
    case nil: break
    }
  }

  private mutating func choose(isXML: Bool, head: [UInt8]) throws {
    // A name in .xml promises XML; what is JSON all the same is read as JSON.
    let isPromised =
      settings.format == nil && source.lowercased().hasSuffix(".xml")
      && ![UInt8(ascii: "{"), UInt8(ascii: "[")].contains(head.first { $0 > 0x20 } ?? 0)
    let isSAFT = settings.format.map { $0 == .saft } ?? (isXML || isPromised)
    guard isSAFT else {
      cutter = .json(DocumentSplitter(form, limit: limit))
      return
    }
    do throws(XMLLibraryMissing) {
      cutter = .saft(
        isXML
          ? try SAFTReader(source: source, settings.saft)
          : try SAFTReader(source: source, settings.saft, refusing: head))
    } catch { throw IntakeFailure(path: source, missing: error.message) }
  }

  /// Whether the file is XML; nil as long as only white space and a byte order mark were seen.
  private static func isXML(_ chunk: UnsafeBufferPointer<UInt8>) -> Bool? {
    for byte in chunk {
      switch byte {
      case 0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF: continue
      // UTF-16 in either order: JSON and XML are told apart by the byte that follows.
      case 0xFE, 0xFF, 0: continue
      default: return byte == UInt8(ascii: "<")
      }
    }
    return nil
  }
}
