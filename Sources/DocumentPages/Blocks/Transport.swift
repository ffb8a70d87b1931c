internal import DocumentModel
internal import Measures
internal import Typesetting

extension Composition {
  /// Loading and unloading places, times, vehicle and AT's code (DL 147/2003); nil without them.
  func transport(spilled: inout [String]) -> Sheet? {
    guard let shipment = document.shipment else { return nil }
    var sheet = Sheet(press)
    let column = (press.width - .mm(8)) / 3
    sheet.line(colors.ink, x: press.left, y: .zero, width: press.width, weight: Weight.hairline)
    var cells: [(label: String, lines: [String])] = []
    cells.append(stop(shipment.from, labels[.from], time: labels[.start]))
    cells.append(stop(shipment.to, labels[.to], time: labels[.arrival]))
    var carriage: [String] = []
    if let vehicle = shipment.vehicle { carriage.append("\(labels[.vehicle]): \(vehicle)") }
    if let code = shipment.atCode { carriage.append("\(labels[.atCode]): \(code)") }
    cells.append(("", carriage))
    var bottom = Length.zero
    for (position, cell) in cells.enumerated() {
      let x = press.left + (column + .mm(4)) * position
      let label = cell.label.uppercased()
      let labelStyle = fittedLabel(label, width: column)
      var y = sheet.show(lines: [label], labelStyle, x: x, top: .mm(2)) + .mm(0.3)
      for line in cell.lines {
        let broken = lines(of: line, styles.body, width: column, limit: 4, spilled: &spilled)
        y = sheet.show(lines: broken, styles.body, x: x, top: y)
      }
      bottom = max(bottom, y)
    }
    sheet.height = bottom
    return sheet
  }

  private func stop(
    _ stop: Stop?, _ label: String, time: String
  ) -> (label: String, lines: [String]) {
    var lines = addressLines(stop?.address, country: nil)
    if let moment = stop?.time {
      lines.append("\(time): \(moment.day) \(moment.clock)")
    } else if let day = stop?.date {
      lines.append("\(time): \(day)")
    }
    return (label, lines)
  }
}
