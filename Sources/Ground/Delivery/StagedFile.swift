/// A delivery that has been prepared and is not visible yet; dropping it leaves nothing behind.
package final class StagedFile: Sendable {
  package let bytes: [UInt8]
  package let name: String
  let existing: Existing
  private let draft: Draft?

  init(_ bytes: [UInt8], _ name: String, _ existing: Existing, _ draft: consuming Draft?) {
    self.bytes = bytes
    self.name = name
    self.existing = existing
    self.draft = draft
  }

  /// Gives the written file its name; false when there is none, or when that fails.
  func link() -> Bool {
    guard draft != nil else { return false }
    return draft?.link(as: name) == 0
  }
}
