internal import Glibc
internal import Measures

/// A rectangle on a page, in millimetres from the page's top left corner.
package struct Box: Hashable, Sendable {
  package var left: Double
  package var top: Double
  package var right: Double
  package var bottom: Double

  var width: Double { right - left }
  var height: Double { bottom - top }

  /// The smallest box around both.
  func union(_ other: Box) -> Box {
    Box(
      left: min(left, other.left), top: min(top, other.top), right: max(right, other.right),
      bottom: max(bottom, other.bottom))
  }

  func overlaps(_ other: Box) -> Bool {
    left < other.right && other.left < right && top < other.bottom && other.top < bottom
  }

  /// Whether a reader sees both on one line: they share half the height of the lower one.
  func isOnRow(of other: Box) -> Bool {
    min(bottom, other.bottom) - max(top, other.top) > 0.5 * min(height, other.height)
  }
}

/// A length for people: millimetres with `digits` decimals, and the comma or point of the language.
func millimetres(_ value: Double, _ digits: Int = 2) -> Wording {
  let scale = digits == 1 ? 10 : 100
  let units = Int((abs(value) * Double(scale)).rounded())
  let fraction = String(units % scale)
  let padding = String(repeating: "0", count: digits - fraction.count)
  let (sign, whole) = (value < 0 && units > 0 ? "-" : "", units / scale)
  return Wording(
    en: "\(sign)\(whole).\(padding)\(fraction)", pt: "\(sign)\(whole),\(padding)\(fraction)")
}

/// Where a box stands, as a phrase of its own.
func place(_ box: Box, _ digits: Int = 2) -> Wording {
  let (top, left) = (millimetres(box.top, digits), millimetres(box.left, digits))
  return Wording(
    en: "\(top.en) mm from the top, \(left.en) mm from the left",
    pt: "a \(top.pt) mm do topo e \(left.pt) mm da esquerda")
}
