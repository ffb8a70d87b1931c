internal import Measures
internal import Typesetting

/// Labels that stand side by side: one size for all of them, and as many lines as the longest needs.
struct LabelRow {
  let style: TextStyle
  /// The lines of each label.
  let lines: [[String]]
  /// The most lines that a label has.
  let lineCount: Int

  /// The least size of a label (``Template/safeguards()``, TPL-04).
  static let leastSize = Length.pt(5.5)

  var height: Length { style.leading * lineCount }

  /// Sets labels in `style`, smaller where that saves a line, and never below ``leastSize``.
  init(_ labels: [(text: String, width: Length)], _ style: TextStyle, fonts: FontSet) {
    let smaller = style.shrunk(to: Self.leastSize)
    var best = Self.broken(labels, style, fonts: fonts)
    for candidate in [style.shrunk(to: (style.size + Self.leastSize) / 2), smaller]
    where best.count > 1 {
      // Two lines become one only where every label fits: widths tell sooner than breaking does.
      let fits =
        best.count > 2
        || labels.allSatisfy { fonts.width(of: $0.text, candidate) <= $0.width }
      guard fits else { continue }
      let lines = Self.broken(labels, candidate, fonts: fonts)
      if lines.count < best.count { best = lines }
    }
    self.style = best.style
    lines = best.lines
    lineCount = best.count
  }

  private static func broken(
    _ labels: [(text: String, width: Length)], _ style: TextStyle, fonts: FontSet
  ) -> (style: TextStyle, lines: [[String]], count: Int) {
    let lines = labels.map { fonts.lines(of: $0.text, style, width: $0.width) }
    return (style, lines, lines.map(\.count).max() ?? 1)
  }
}

extension TextStyle {
  /// The same style in a smaller size, or as it is.
  func shrunk(to size: Length) -> TextStyle {
    guard size < self.size, self.size > .zero else { return self }
    var style = self
    style.size = size
    // Spaced less, as small capitals are read by their shapes.
    style.tracking = tracking.scaled(size.millipoints, over: self.size.millipoints)
    style.leading = leading.scaled(size.millipoints, over: self.size.millipoints)
    return style
  }
}

extension Sheet {
  /// Shows one label of a row, on the row's lower edge.
  ///
  /// - Parameter count: how many lines of labels there are at this place; nil for the row's.
  mutating func show(
    _ row: LabelRow, at index: Int, x: Length, top: Length, _ alignment: Alignment = .left,
    of count: Int? = nil
  ) {
    let lines = row.lines[index]
    let start = top + row.style.leading * ((count ?? row.lineCount) - lines.count)
    // Spacing after the last character is not seen.
    let edge = alignment == .right ? x + row.style.tracking : x
    show(lines: lines, row.style, x: edge, top: start, alignment)
  }
}
