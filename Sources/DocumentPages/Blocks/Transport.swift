internal import Measures
internal import Printout
internal import Typesetting

extension Composition {
  /// Loading and unloading places, times, vehicle and AT's code (DL 147/2003); nil without them.
  func transport(spilled: inout [Inscription]) -> Sheet? {
    guard !printout.transport.isEmpty else { return nil }
    var sheet = Sheet(press)
    let column = (press.width - .mm(8)) / 3
    sheet.line(colors.ink, x: press.left, y: .zero, width: press.width, weight: Weight.hairline)
    var bottom = Length.zero
    for (position, cell) in printout.transport.enumerated() {
      let x = press.left + (column + .mm(4)) * position
      let label = printable(cell.label)
      let labelStyle = fittedLabel(label, width: column)
      sheet.mark = Mark(.transport, .label, position)
      var y = sheet.show(lines: [label], labelStyle, x: x, top: .mm(2)) + .mm(0.3)
      for (place, line) in cell.lines.enumerated() {
        sheet.mark = Mark(.transport, .value, position, place)
        let broken = lines(of: line, styles.body, width: column, limit: 4, spilled: &spilled)
        y = sheet.show(lines: broken, styles.body, x: x, top: y)
      }
      bottom = max(bottom, y)
    }
    sheet.height = bottom
    return sheet
  }
}
