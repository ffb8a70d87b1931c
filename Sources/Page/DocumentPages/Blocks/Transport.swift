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
    let labels = LabelRow(
      printout.transport.map { (printable($0.label), column) }, styles.label, fonts: fonts)
    var bottom = Length.zero
    for (position, cell) in printout.transport.enumerated() {
      let x = press.left + (column + .mm(4)) * position
      sheet.mark = Mark(.transport, .label, position)
      sheet.show(labels, at: position, x: x, top: .mm(2))
      var y = Length.mm(2.3) + max(labels.height, styles.label.leading)
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
