import Measures
import Typesetting

/// A page as lines that people can read and `diff` can compare.
///
/// Millimetres from the top left corner, size, face, what it is, and the text:
/// `18.0 34.2 8.2 bold 1a1a1a lines 3/2 cell “1 234,56”`.
func text(of frame: Frame) -> String {
  var lines = ["page \(millimetres(frame.width)) × \(millimetres(frame.height))"]
  for item in frame.items { lines.append(line(of: item)) }
  return lines.joined(separator: "\n") + "\n"
}

private func line(of item: Frame.Item) -> String {
  switch item {
  case .text(let text):
    let style = "\(decimal(text.size.points)) \(text.face)"
    return "\(place(text.origin)) \(style) \(hex(text.color)) \(words(text.mark)) “\(text.string)”"
  case .rule(let rectangle, let color): return "\(area(rectangle)) rule \(hex(color))"
  case .box(let box):
    let fill = box.fill.map { " fill \(hex($0))" } ?? ""
    let stroke = box.stroke.map { " stroke \(hex($0)) \(decimal(box.strokeWidth.points))" } ?? ""
    return "\(area(box.rectangle)) box\(fill)\(stroke)"
  case .image(let name, let rectangle): return "\(area(rectangle)) image \(name.name)"
  case .modules(let grid, let origin, let side):
    return "\(place(origin)) symbol of \(grid.size) modules, \(millimetres(side))"
  }
}

private func words(_ mark: Mark) -> String {
  mark.isArtefact ? "artefact" : "\(mark.section) \(mark.row)/\(mark.column) \(mark.kind)"
}

private func area(_ rectangle: Rectangle) -> String {
  "\(place(Point(x: rectangle.x, y: rectangle.y))) "
    + "\(millimetres(rectangle.width)) × \(millimetres(rectangle.height))"
}

private func place(_ point: Point) -> String { "\(millimetres(point.x)) \(millimetres(point.y))" }

private func millimetres(_ length: Length) -> String { decimal(length.millimetres) }

/// One decimal, without the C library's locale.
private func decimal(_ value: Double) -> String {
  let tenths = Int((value * 10).rounded())
  return "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)"
}

private func hex(_ color: Color) -> String {
  [color.red, color.green, color.blue].map {
    String($0 / 16, radix: 16) + String($0 % 16, radix: 16)
  }.joined()
}
