/// A combined PDF that is there.
package struct CombinedVolume: Hashable, Sendable {
  package let path: String
  package let documents: Int
  package let pages: Int
  package let sheets: Int

  package init(path: String, documents: Int, pages: Int, sheets: Int) {
    self.path = path
    self.documents = documents
    self.pages = pages
    self.sheets = sheets
  }
}
