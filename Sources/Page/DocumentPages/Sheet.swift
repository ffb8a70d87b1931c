internal import Measures
internal import Typesetting

/// A part of a page under construction: items at places relative to its own top left corner.
struct Sheet {
  let fonts: FontSet
  /// What the texts to come are.
  var mark = Mark.artefact
  private(set) var items: [Frame.Item] = []
  /// The room taken so far, from the top.
  var height = Length.zero

  init(_ press: Press) { fonts = press.fonts }

  /// Where a text hangs from its x.
  enum Alignment {
    case left, right
  }

  /// Shows one line with its baseline at `y`.
  mutating func show(
    _ text: String, _ style: TextStyle, x: Length, y: Length, _ alignment: Alignment = .left
  ) {
    guard !text.isEmpty else { return }
    let start = alignment == .left ? x : x - fonts.width(of: text, style)
    items.append(
      .text(
        Frame.Text(
          text, face: style.face, size: style.size, color: style.color,
          origin: Point(x: start, y: y), tracking: style.tracking, mark: mark)))
  }

  /// Shows lines from `top` downwards and returns where the next one would start.
  @discardableResult
  mutating func show(
    lines: some Sequence<String>, _ style: TextStyle, x: Length, top: Length,
    _ alignment: Alignment = .left
  ) -> Length {
    var y = top
    for line in lines {
      show(line, style, x: x, y: y + style.ascent, alignment)
      y += style.leading
    }
    return y
  }

  /// Shows a figure so that its decimal comma stands at `comma`.
  mutating func show(figure: String, _ style: TextStyle, comma: Length, y: Length) {
    let whole = figure.beforeComma
    let start = comma - fonts.width(of: String(whole), style)
    show(figure, style, x: start, y: y)
  }

  /// A horizontal line of `weight`, its upper edge at `y`.
  mutating func line(_ color: Color, x: Length, y: Length, width: Length, weight: Length) {
    items.append(.rule(Rectangle(x: x, y: y, width: width, height: weight), color))
  }

  mutating func add(_ item: Frame.Item) { items.append(item) }

  /// Puts another part onto this one.
  ///
  /// - Parameter isRepeated: whether it stood on a page before, so that nothing in it is new.
  mutating func place(
    _ part: Sheet, x: Length = .zero, y: Length, isRepeated: Bool = false
  ) {
    items.reserveCapacity(items.count + part.items.count)
    for item in part.items {
      var item = item.moved(x: x, y: y)
      if isRepeated, case .text(var text) = item {
        text.mark = .artefact
        item = .text(text)
      }
      items.append(item)
    }
  }
}

extension String {
  /// The part before the decimal comma, which a column aligns on.
  var beforeComma: Substring {
    guard let comma = utf8.firstIndex(of: UInt8(ascii: ",")) else { return self[...] }
    return self[..<comma]
  }
}

extension TextStyle {
  /// From the top of a line to its baseline: three quarters of the distance between baselines.
  var ascent: Length { leading.scaled(76, over: 100) }
}

extension Frame.Item {
  /// The same item further right and down.
  func moved(x: Length, y: Length) -> Frame.Item {
    switch self {
    case .text(var text):
      text.origin = text.origin.moved(x: x, y: y)
      return .text(text)
    case .rule(let rectangle, let color):
      return .rule(rectangle.moved(x: x, y: y), color)
    case .box(var box):
      box.rectangle = box.rectangle.moved(x: x, y: y)
      return .box(box)
    case .image(let name, let rectangle):
      return .image(name, rectangle.moved(x: x, y: y))
    case .modules(let grid, let origin, let side):
      return .modules(grid, at: origin.moved(x: x, y: y), side: side)
    }
  }
}

extension Point {
  fileprivate func moved(x: Length, y: Length) -> Point { Point(x: self.x + x, y: self.y + y) }
}

extension Rectangle {
  fileprivate func moved(x: Length, y: Length) -> Rectangle {
    Rectangle(x: self.x + x, y: self.y + y, width: width, height: height)
  }
}

/// The hairline of a page, and the rules that carry weight.
enum Weight {
  static let hairline = Length.pt(0.4)
  static let firm = Length.pt(0.9)
}
