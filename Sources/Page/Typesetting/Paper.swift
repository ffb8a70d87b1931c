package import Measures

/// What pages are cut from.
package struct Paper: Hashable, Sendable {
  package let width: Length
  /// How long a page may be.
  package let height: Length
  /// Whether a page ends where its contents end.
  package let isRoll: Bool

  package init(width: Length, height: Length, isRoll: Bool = false) {
    self.width = width
    self.height = height
    self.isRoll = isRoll
  }

  package static let a4 = Paper(width: .mm(210), height: .mm(297))
  package static let a5 = Paper(width: .mm(148), height: .mm(210))
  /// The roll of a till; PDF has no longer pages.
  package static let roll80 = Paper(width: .mm(80), height: .pt(14_400), isRoll: true)

  /// An empty page whose contents are `length` long.
  package func page(length: Length) -> Frame {
    Frame(width: width, height: isRoll ? min(length, height) : height)
  }
}
