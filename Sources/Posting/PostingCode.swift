/// The codes of what goes wrong behind the rules, when a PDF is made and delivered.
package enum PostingCode {
  /// The PDF's name is taken by a file with other bytes.
  package static let taken = "OUT-01"
  /// The environment or a library failed; the document may be perfectly good.
  package static let environment = "OUT-02"
  /// The document was issued before, with other content.
  package static let changed = "OUT-03"
  /// A converted document has no number, after which its file is named.
  package static let nameless = "OUT-04"
}
