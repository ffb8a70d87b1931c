package import DocumentModel
internal import JSON
package import Measures

/// What became of the bytes of one document.
package struct Reading: Sendable {
  /// The document, with stand-ins where something could not be read; nil when the bytes are not
  /// a JSON object at all.
  package var document: Document?
  /// Everything wrong with the form, in the order of the text; missing keys come after the object
  /// that lacks them.
  package var problems: [Problem]
  /// Problems beyond the most that are told.
  package var omitted = 0
  /// Where the bytes stop being JSON; nil when they do not.
  package var brokenOffset: Int?

  /// What comes of a source that gave no bytes, as its conversion has said.
  package static let nothing = Reading(document: nil, problems: [], brokenOffset: nil)
}

/// Reads one document of the format `prelo/1`, reporting everything that is wrong with its form.
///
/// What the form says alone is checked here: keys, kinds, numbers, dates, allowed values. What
/// depends on other keys, on the document's type or on the law is the business of the rules.
///
/// - Parameters:
///   - bytes: One JSON text in UTF-8.
///   - base: What points at the document in its file: `/3` in an array.
package func readDocument(
  _ bytes: UnsafeBufferPointer<UInt8>, base: JSONPointer = .root
) -> Reading {
  guard bytes.count <= JSONLimits.documentBytes else {
    let limit = JSONLimits.documentBytes
    let message = Wording(
      en: "the document has \(bytes.count) bytes; at most \(limit) are read",
      pt: "o documento tem \(bytes.count) bytes; são lidos no máximo \(limit)")
    let problem = Problem(.error, ReadingCode.limit.rawValue, at: base, message)
    return Reading(document: nil, problems: [problem], brokenOffset: nil)
  }
  var reader = DocumentReader(bytes, base: base)
  return reader.read()
}

/// Reads one document from an array of bytes; see ``readDocument(_:base:)-(UnsafeBufferPointer,_)``.
package func readDocument(_ bytes: [UInt8], base: JSONPointer = .root) -> Reading {
  bytes.withUnsafeBufferPointer { readDocument($0, base: base) }
}
