internal import Measures
internal import Typesetting

/// Where the columns of a table stand.
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
  /// The widest region and exemption mark beside a rate.
  var suffixWidth = Length.zero

  /// The room inside a column at both sides.
  static let padding = Length.mm(1.5)

  /// Places columns side by side; the flexible one takes what the others leave.
  ///
  /// - Parameter widths: the room each column's contents need, in points from whole to fraction.
  init(
    _ columns: [(column: Column, width: ColumnWidth)], flexible: Field, press: Press
  ) {
    let taken = columns.reduce(Length.zero) {
      $1.column.field == flexible ? $0 : $0 + $1.width.total
    }
    var x = press.left
    self.columns = columns.map { column, width in
      var column = column
      column.left = x
      column.right = x + (column.field == flexible ? press.width - taken : width.total)
      column.comma = column.right - Self.padding - width.fraction
      x = column.right
      return column
    }
  }

  subscript(field: Field) -> Column? { columns.first { $0.field == field } }
}

/// The room a column needs.
struct ColumnWidth {
  /// The least width, padding included.
  var minimum: Length
  /// The widest part before, and after, the decimal comma.
  var whole = Length.zero
  var fraction = Length.zero

  init(minimum: Length) { self.minimum = minimum }

  var total: Length { max(minimum, whole + fraction + TableGeometry.padding * 2) }

  /// Makes room for a figure.
  mutating func admit(_ figure: String, _ style: TextStyle, fonts: FontSet) {
    let whole = fonts.width(of: String(figure.beforeComma), style)
    self.whole = max(self.whole, whole)
    fraction = max(fraction, fonts.width(of: figure, style) - whole)
  }

  /// Makes room for a text that is not aligned on a comma.
  mutating func admit(text: String, _ style: TextStyle, fonts: FontSet) {
    minimum = max(minimum, fonts.width(of: text, style) + TableGeometry.padding * 2)
  }
}

extension Composition {
  /// The head of a table: a firm rule, the headings, a hairline.
  func tableHead(_ geometry: TableGeometry) -> Sheet {
    var sheet = Sheet(press)
    sheet.line(colors.ink, x: press.left, y: .zero, width: press.width, weight: Weight.firm)
    let baseline = Length.mm(1.3) + styles.label.ascent
    for (position, column) in geometry.columns.enumerated() {
      sheet.mark = Mark(.lines, .columnHead, 0, position)
      let room = column.right - column.left - TableGeometry.padding
      let heading = column.heading
      let style = fittedLabel(heading, width: room)
      if column.alignsRight {
        sheet.show(
          heading, style, x: column.right - TableGeometry.padding + style.tracking, y: baseline,
          .right)
      } else {
        sheet.show(heading, style, x: column.left + TableGeometry.padding, y: baseline)
      }
    }
    sheet.height = Length.mm(2.6) + styles.label.leading
    sheet.line(
      colors.ink, x: press.left, y: sheet.height - Weight.hairline, width: press.width,
      weight: Weight.hairline)
    return sheet
  }
}
