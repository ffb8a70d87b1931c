/// The keys of one object that no table knows, so that a second one of a name is noticed.
///
/// Keys are compared by their code points, as RFC 8259 section 8.3 does; Swift strings would take
/// a composed and a decomposed `é` for the same.
package struct KeyLedger {
  private var keys: Set<ExactKey> = []
  /// Whether more keys have come than are kept.
  package var isFull = false

  package init() {}

  /// How many keys have been entered.
  package var count: Int { keys.count }

  /// Notes `key`; false when it was there already.
  package mutating func enter(_ key: String) -> Bool { keys.insert(ExactKey(text: key)).inserted }
}

private struct ExactKey: Hashable {
  let text: String

  static func == (left: ExactKey, right: ExactKey) -> Bool {
    left.text.utf8.elementsEqual(right.text.utf8)
  }

  func hash(into hasher: inout Hasher) {
    var copy = text
    copy.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}
