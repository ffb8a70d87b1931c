package import DocumentModel

/// What turns the bytes of a document in another format into ours.
///
/// Travels with the bytes to the thread that works on the document, so that converting is not the
/// business of the one thread that reads.
package struct Importer: Sendable {
  package let format: ImportFormat
  private let conversion: @Sendable ([UInt8]) -> Conversion

  /// - Parameter conversion: Depends on its bytes and on what it captures, nothing else.
  package init(
    _ format: ImportFormat, conversion: @escaping @Sendable ([UInt8]) -> Conversion
  ) {
    self.format = format
    self.conversion = conversion
  }

  package func convert(_ bytes: [UInt8]) -> Conversion { conversion(bytes) }
}

extension Importer: Hashable {
  package static func == (left: Importer, right: Importer) -> Bool { left.format == right.format }
  package func hash(into hasher: inout Hasher) { hasher.combine(format) }
}
