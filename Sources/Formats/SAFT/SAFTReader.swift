package import Importing
package import JSON
package import Measures

/// Cuts a SAF-T (PT) file into its documents, each with all it needs to become one of ours.
///
/// Takes the file in chunks of any size. Memory holds the master tables and one document; what is
/// delivered depends on the file alone, not on where the chunks are cut.
package struct SAFTReader: ~Copyable {
  private let recorder: Recorder
  private let parser: XMLParser
  private var transcoder = Transcoder()
  private var tags = TagGuard()
  private var failure: FileFailure?
  private var isClosed = false
  private let validator: SchemaValidator?

  /// One document, or the reason why the rest of the file cannot be read.
  package struct Piece: Sendable {
    /// The document's number in the file, from 0, over all tables.
    package let position: Int?
    package let bytes: [UInt8]
    package let origin: SourcePlace
    package let importer: Importer?
    package let failure: Problem?
  }

  /// - Throws: ``XMLLibraryMissing`` where libxml2 cannot be loaded.
  package init(
    source: String, _ settings: SAFTSettings = SAFTSettings()
  ) throws(XMLLibraryMissing) {
    recorder = Recorder(Recording(source: source, settings))
    guard let library = XMLLibrary.shared, let parser = XMLParser(library, recorder) else {
      throw XMLLibraryMissing()
    }
    self.parser = parser
    validator = settings.schema.flatMap { SchemaValidator($0) }
  }

  /// A reader of a file that is to be SAF-T (PT) and is no XML, which `head` begins.
  package init(
    source: String, _ settings: SAFTSettings, refusing head: some Collection<UInt8>
  ) throws(XMLLibraryMissing) {
    try self.init(source: source, settings)
    failure = .notXML(FileFailure.Wrapping(head))
  }

  /// Whether further bytes make no difference.
  package var isFinished: Bool { isClosed }

  /// Takes the next bytes and delivers the documents that end in them.
  package mutating func push(
    _ chunk: UnsafeBufferPointer<UInt8>, _ deliver: (Piece) throws -> Void
  ) rethrows {
    // In parts, so that few documents wait for delivery at a time.
    var at = 0
    while at < chunk.count, !isClosed {
      let part = UnsafeBufferPointer(rebasing: chunk[at..<min(at + 1 << 16, chunk.count)])
      at += part.count
      if failure == nil { parse(part, isLast: false) }
      recorder.recording.offset += part.count
      try drain(deliver)
    }
  }

  /// Takes the end of the file.
  package mutating func finish(_ deliver: (Piece) throws -> Void) rethrows {
    guard !isClosed else { return }
    if failure == nil { failure = recorder.recording.cutOff(line: parser.line) }
    if failure == nil { parse(UnsafeBufferPointer(start: nil, count: 0), isLast: true) }
    try drain(deliver)
    if !isClosed { recorder.recording.finish(nil, validator?.faults ?? []) }
    isClosed = true
  }

  private mutating func parse(_ part: UnsafeBufferPointer<UInt8>, isLast: Bool) {
    do throws(Transcoder.Unsupported) {
      var (tags, allows) = (tags, true)
      try transcoder.pass(part, isLast: isLast) { bytes in
        allows = tags.allows(bytes)
        if allows { parser.parse(bytes, isLast: isLast) }
        if allows, parser.failure == nil { validator?.parse(bytes, isLast: isLast) }
      }
      self.tags = tags
      if !allows { failure = .longTag }
    } catch {
      failure = .encoding(error.name)
    }
    failure = failure ?? recorder.recording.failure ?? parser.failure.map(FileFailure.init)
  }

  private mutating func drain(_ deliver: (Piece) throws -> Void) rethrows {
    for piece in recorder.recording.takePieces() { try deliver(piece) }
    guard let failure else { return }
    isClosed = true
    recorder.recording.finish(failure, validator?.faults ?? [])
    try deliver(
      Piece(
        position: nil, bytes: [], origin: failure.place, importer: nil, failure: failure.problem))
  }
}

/// How SAF-T (PT) files are read.
package struct SAFTSettings: Sendable {
  /// What the file cannot say of the seller; nil: only what its header says.
  package var profile: SellerProfile?
  /// Takes what is found about files as files; nil: they are not checked.
  package var reports: FileReports?
  /// What files are validated against besides; the faults stand in ``reports``.
  package var schema: XMLSchema?

  package init() {}
}
