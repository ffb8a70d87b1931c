/// How much of anything one document may hold.
///
/// The limits exist so that no input can exhaust memory or the stack; they are far beyond what a
/// printed document can carry.
package enum JSONLimits {
  /// Objects and arrays inside one another.
  package static let depth = 64
  /// Bytes of UTF-8 in one text.
  package static let textBytes = 65_536
  /// Elements of one array, members of one object.
  package static let elements = 100_000
  /// Bytes of one document.
  package static let documentBytes = 16 << 20
}
