internal import Measures
internal import Typesetting

/// Something a page can be drawn on.
protocol Canvas: ~Copyable {
  mutating func show(_ text: Frame.Text) throws(PDFError)
  mutating func fill(_ rectangle: Rectangle, _ color: Color) throws(PDFError)
  mutating func draw(_ box: Frame.Box) throws(PDFError)
  mutating func place(_ image: ImageName, in rectangle: Rectangle) throws(PDFError)
  mutating func paint(_ grid: ModuleGrid, at corner: Point, side: Length) throws(PDFError)
}

extension Canvas where Self: ~Copyable {
  /// Draws the items of a page in order.
  mutating func draw(_ frame: Frame) throws(PDFError) {
    for item in frame.items {
      switch item {
      case .text(let text): try show(text)
      case .rule(let rectangle, let color): try fill(rectangle, color)
      case .box(let box): try draw(box)
      case .image(let image, let rectangle): try place(image, in: rectangle)
      case .modules(let grid, let corner, let side): try paint(grid, at: corner, side: side)
      }
    }
  }
}
