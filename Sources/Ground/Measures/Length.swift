/// A distance on the page.
///
/// Stored as a whole number of thousandths of a PDF point (1 pt = 1/72 inch), so that equal input
/// gives equal bytes whatever the order of additions. Templates speak millimetres, the PDF backend
/// speaks points, and nothing in between sees a bare number.
package struct Length: Hashable, Comparable, Sendable {
  /// The distance in thousandths of a point.
  package var millipoints: Int

  /// Creates a length from thousandths of a point.
  package init(millipoints: Int) { self.millipoints = millipoints }

  /// Creates a length from millimetres; 25.4 mm is exactly 72 pt.
  package static func mm(_ value: Double) -> Length {
    Length(millipoints: nearest(value * 72_000 / 25.4))
  }

  /// Creates a length from points.
  package static func pt(_ value: Double) -> Length {
    Length(millipoints: nearest(value * 1000))
  }

  package static let zero = Length(millipoints: 0)

  /// The distance in points.
  package var points: Double { Double(millipoints) / 1000 }
  /// The distance in millimetres.
  package var millimetres: Double { Double(millipoints) * 25.4 / 72_000 }

  package static func < (left: Length, right: Length) -> Bool {
    left.millipoints < right.millipoints
  }
  package static func + (left: Length, right: Length) -> Length {
    Length(millipoints: left.millipoints + right.millipoints)
  }
  package static func - (left: Length, right: Length) -> Length {
    Length(millipoints: left.millipoints - right.millipoints)
  }
  package static func += (left: inout Length, right: Length) {
    left.millipoints += right.millipoints
  }
  package static func -= (left: inout Length, right: Length) {
    left.millipoints -= right.millipoints
  }
  package static prefix func - (value: Length) -> Length { Length(millipoints: -value.millipoints) }
  package static func * (left: Length, right: Int) -> Length {
    Length(millipoints: left.millipoints * right)
  }
  package static func / (left: Length, right: Int) -> Length {
    Length(millipoints: left.millipoints / right)
  }

  /// This length times a ratio of whole numbers, rounded towards zero.
  package func scaled(_ numerator: Int, over denominator: Int) -> Length {
    Length(millipoints: millipoints * numerator / denominator)
  }
}

/// Rounds halves away from zero, without the C mathematics library; stops at 350 km.
private func nearest(_ value: Double) -> Int {
  Int(min(max(value < 0 ? value - 0.5 : value + 0.5, -1e12), 1e12))
}
