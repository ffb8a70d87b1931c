/// A PDF as receipts and manifests record it.
package struct DeliveredFile: Hashable, Sendable {
  package var path: String
  package var pages: Int
  /// In bytes.
  package var size: Int
  /// In hexadecimal digits.
  package var sha256: String

  package init(path: String, pages: Int, size: Int, sha256: String) {
    self.path = path
    self.pages = pages
    self.size = size
    self.sha256 = sha256
  }
}
