/// A library that the program was linked with or loads.
package struct Library: Hashable, Sendable {
  package let name: String
  package let version: String
  /// What its file is called, up to the version: `libcrypto`.
  package let stem: String

  package init(_ name: String, _ version: String, stem: String) {
    self.name = name
    self.version = version
    self.stem = stem
  }
}
