internal import Measures
internal import Printout
internal import Typesetting

/// Where the columns of a table stand, and how large its figures are.
struct TableGeometry {
  struct Column {
    let field: Field
    /// In capitals.
    let heading: String
    let alignsRight: Bool
    var left = Length.zero
    var right = Length.zero
    /// Where decimal commas stand; the right edge in columns without.
    var comma = Length.zero
    /// Whether the column stands on the line under the text.
    var isUnderText = false
  }

  /// What a column shows: a line's field, or a field of a settled invoice.
  enum Field: Hashable {
    case line(Template.Column.Field)
    case document
    case date
    case settlementDiscount
    case settled
    case deducted
  }

  private(set) var columns: [Column]
  /// What figures are set in.
  private(set) var figures: TextStyle
  /// Whether the figures of a row stand under its text, which then has the whole width.
  private(set) var isStacked = false

  /// The room inside a column at both sides.
  static let padding = Length.mm(1.5)
  /// What figures leave to the text of a row, whatever their size: 30 mm and the padding.
  static let leastText = Length.mm(30) + padding * 2
  /// The sizes of figures that are tried, in percent of the text's.
  private static let sizes = [100, 94, 88, 82, 76]
  /// No figure is smaller, as long as there is another way.
  private static let leastSize = Length.pt(6)

  /// Places columns side by side; the flexible one takes what the others leave.
  ///
  /// Where that is less than ``leastText`` the figures step down in size, and where that does not
  /// help they go under the text.
  ///
  /// - Parameters:
  ///   - columns: with the room their contents need.
  ///   - flexible: the column of the text.
  ///   - firm: a column that stays beside the text, if there is one.
  init(
    _ columns: [(column: Column, width: ColumnWidth)], flexible: Field, firm: Field? = nil,
    press: Press
  ) {
    let body = press.styles.body
    self.columns = columns.map(\.column)
    figures = body
    let least = columns.count == 1 ? .zero : Self.leastText
    for percent in Self.sizes {
      let style = body.shrunk(to: max(body.size.scaled(percent, over: 100), Self.leastSize))
      let widths = columns.map { $0.width.scaled(to: style, from: body) }
      let taken = Self.total(columns, widths) { $0 != flexible }
      guard press.width - taken >= least else { continue }
      figures = style
      place(widths, flexible: flexible, room: press.width - taken, from: press.left)
      return
    }
    stack(columns, flexible: flexible, firm: firm, press: press)
  }

  private static func total(
    _ columns: [(column: Column, width: ColumnWidth)], _ widths: [ColumnWidth],
    _ isCounted: (Field) -> Bool
  ) -> Length {
    zip(columns, widths).reduce(.zero) {
      isCounted($1.0.column.field) ? $0 + $1.1.total : $0
    }
  }

  private mutating func place(
    _ widths: [ColumnWidth], flexible: Field, room: Length, from left: Length
  ) {
    var x = left
    for index in columns.indices {
      let width = columns[index].field == flexible ? room : widths[index].total
      place(index, left: x, right: x + width, widths[index])
      x += width
    }
  }

  private mutating func place(
    _ index: Int, left: Length, right: Length, _ width: ColumnWidth
  ) {
    columns[index].left = left
    columns[index].right = right
    columns[index].comma = right - Self.padding - width.fraction
  }

  /// Figures on a line of their own, as large as fits there, against the right edge.
  private mutating func stack(
    _ columns: [(column: Column, width: ColumnWidth)], flexible: Field, firm: Field?, press: Press
  ) {
    isStacked = true
    let body = press.styles.body
    var widths = columns.map(\.width)
    var taken = Length.zero
    for percent in stride(from: 100, through: 40, by: -3) {
      figures = body.shrunk(to: body.size.scaled(percent, over: 100))
      widths = columns.map { $0.width.scaled(to: figures, from: body) }
      taken = Self.total(columns, widths) { $0 != flexible && $0 != firm }
      if taken <= press.width { break }
    }
    var x = press.right - taken
    var textLeft = press.left
    for index in columns.indices where columns[index].column.field == firm {
      textLeft += widths[index].total
      place(index, left: press.left, right: textLeft, widths[index])
    }
    for index in columns.indices where columns[index].column.field != firm {
      if columns[index].column.field == flexible {
        place(index, left: textLeft, right: press.right, widths[index])
      } else {
        place(index, left: x, right: x + widths[index].total, widths[index])
        x += widths[index].total
        self.columns[index].isUnderText = true
      }
    }
  }

  subscript(field: Field) -> Column? { columns.first { $0.field == field } }
}

/// The room a column needs.
struct ColumnWidth {
  /// What the template gives, padding included.
  var minimum: Length
  /// What texts that are not aligned on a comma need.
  var text = Length.zero
  /// What stands beside every figure.
  var suffix = Length.zero
  /// The widest part before, and after, the decimal comma.
  var whole = Length.zero
  var fraction = Length.zero

  init(minimum: Length) { self.minimum = minimum }

  var total: Length {
    max(minimum, max(text, whole + fraction) + TableGeometry.padding * 2) + suffix
  }

  /// Makes room for a figure.
  mutating func admit(_ figure: String, _ style: TextStyle, fonts: FontSet) {
    let whole = fonts.width(of: String(figure.beforeComma), style)
    self.whole = max(self.whole, whole)
    fraction = max(fraction, fonts.width(of: figure, style) - whole)
  }

  /// Makes room for a text that is not aligned on a comma.
  mutating func admit(text: String, _ style: TextStyle, fonts: FontSet) {
    self.text = max(self.text, fonts.width(of: text, style))
  }

  /// The room for the same contents in another size.
  func scaled(to style: TextStyle, from other: TextStyle) -> ColumnWidth {
    guard style.size != other.size else { return self }
    var width = self
    // Widths are rounded once a text: a thousandth of a point more for each is enough.
    func scale(_ length: Length) -> Length {
      length.scaled(style.size.millipoints, over: other.size.millipoints) + Length(millipoints: 2)
    }
    width.text = scale(text)
    width.whole = scale(whole)
    width.fraction = scale(fraction)
    return width
  }
}

extension Composition {
  /// The head of a table: a firm rule, the headings, a hairline.
  func tableHead(_ geometry: TableGeometry) -> Sheet {
    var sheet = Sheet(press)
    sheet.line(colors.ink, x: press.left, y: .zero, width: press.width, weight: Weight.firm)
    let columns = Array(geometry.columns.enumerated())
    var y = Length.mm(1.3)
    if geometry.isStacked {
      // The heads stand as the contents do.
      y = show(columns.filter { !$0.element.isUnderText }, on: &sheet, top: y)
      y = show(columns.filter { $0.element.isUnderText }, on: &sheet, top: y)
    } else {
      y = show(columns, on: &sheet, top: y)
    }
    sheet.height = y + .mm(1.3)
    sheet.line(
      colors.ink, x: press.left, y: sheet.height - Weight.hairline, width: press.width,
      weight: Weight.hairline)
    return sheet
  }

  private func show(
    _ columns: [(offset: Int, element: TableGeometry.Column)], on sheet: inout Sheet, top: Length
  ) -> Length {
    let padding = TableGeometry.padding
    let row = LabelRow(
      columns.map { ($0.element.heading, $0.element.right - $0.element.left - padding) },
      styles.label, fonts: fonts)
    for (index, (position, column)) in columns.enumerated() {
      sheet.mark = Mark(.lines, .columnHead, 0, position)
      if column.alignsRight {
        sheet.show(row, at: index, x: column.right - padding, top: top, .right)
      } else {
        sheet.show(row, at: index, x: column.left + padding, top: top)
      }
    }
    return top + max(row.height, styles.label.leading)
  }
}
