package import DocumentModel
package import Measures

/// Some documents out of many, by their days of issue and types.
package struct DocumentSelection: Hashable, Sendable {
  private let from: Day?
  private let to: Day?
  private let types: Set<DocumentType>?

  /// - Parameters: Nil where there is no bound; the days belong to the selection.
  package init(from: Day?, to: Day?, types: Set<DocumentType>?) {
    self.from = from
    self.to = to
    self.types = types
  }

  /// Whether `document` is one of them; a document whose day or type could not be read is, so that it
  /// is reported.
  func holds(_ document: Document) -> Bool {
    if !document.unreadable.contains(.issueDate) {
      if let from, document.issueDate < from { return false }
      if let to, document.issueDate > to { return false }
    }
    guard let types, !document.unreadable.contains(.type) else { return true }
    return types.contains(document.type)
  }
}
