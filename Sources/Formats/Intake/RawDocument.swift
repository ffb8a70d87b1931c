package import Importing
package import JSON
internal import SAFT
package import Measures

/// One document as it came in, not yet read.
package struct RawDocument: Hashable, Sendable {
  /// The path it came from; `-` is standard input.
  package let source: String
  /// Its place in the file, from 0; nil when the file holds one bare object.
  package let position: Int?
  /// Its JSON, or what ``importer`` makes JSON of; empty when there is a ``failure``.
  package let bytes: [UInt8]
  /// What turns ``bytes`` into our JSON; nil when they are that already.
  package let importer: Importer?
  /// Where the document starts in the file.
  package let origin: SourcePlace
  /// What points at the document in the file: `/3` for an array's element, else the root.
  package let base: JSONPointer
  /// Why there is nothing to read here: too large, not an array, cut off.
  package let failure: Problem?

  /// Creates a document from bytes that are already at hand, as a whole file.
  package init(
    source: String, position: Int? = nil, bytes: [UInt8], importer: Importer? = nil,
    failure: Problem? = nil
  ) {
    self.source = source
    self.position = position
    self.bytes = bytes
    self.importer = importer
    origin = .start
    base = .root
    self.failure = failure
  }

  init(source: String, _ piece: DocumentSplitter.Piece) {
    self.source = source
    position = piece.position
    bytes = piece.bytes
    importer = nil
    origin = piece.origin
    base = piece.base
    failure = piece.failure
  }

  init(source: String, _ piece: SAFTReader.Piece) {
    self.source = source
    position = piece.position
    bytes = piece.bytes
    importer = piece.importer
    origin = piece.origin
    base = .root
    failure = piece.failure
  }
}
