package import Binding
package import DocumentModel
package import DocumentRules
package import Intake

/// What the caller asks for beyond the documents; wins over a document's own `print` key.
package struct RenderOptions: Sendable {
  /// A name under `Templates`, or a path that contains `/`; nil: the document's wish, or `classic`.
  package var template: String?
  package var copies: [Copy]?
  package var language: PrintLanguage?
  package var secondCopy: Bool?
  /// Whether prices and totals are left off the paper of documents that may go without.
  package var withoutValues = false
  /// Whether each copy becomes a PDF of its own.
  package var separatesCopies = false
  /// The documents to render; nil: all.
  package var only: NumberSelection?
  /// The documents to render by day and type; nil: all.
  package var selection: DocumentSelection?
  /// The format of every document; nil: recognised.
  package var format: InputFormat?
  package var check = CheckOptions()
  /// Whether a document that is not finalized yet is only warned about; it is never rendered.
  package var acceptsDrafts = false
  /// What is known of the signatures; nil when they are not verified.
  package var signatures: SignatureVerdicts?
  /// Whether the outcome carries a digest of what the document says.
  package var tellsContent = false
  /// Whether each document becomes a PDF of its own.
  package var makesFiles = true
  /// Whether documents are drawn for a combined PDF, and by what they are sorted in it.
  package var bindsBy: [SortKey]?

  package init() {}

  /// Whether `document` is none of those that were asked for.
  func passesOver(_ document: Document) -> Bool {
    if let only, only.item(holding: document.number) == nil { return true }
    if let selection { return !selection.holds(document) }
    return false
  }
}
