internal import Measures
internal import Printout
internal import Typesetting

extension Composition {
  /// What nobody may overlook on any page: an annulled or a training document. Nil for others.
  func banner(spilled: inout [Inscription]) -> Sheet? {
    guard !printout.head.notices.isEmpty else { return nil }
    var sheet = Sheet(press)
    for (position, notice) in printout.head.notices.enumerated() {
      show(notice, at: position, on: &sheet, spilled: &spilled)
    }
    return sheet
  }

  private func show(
    _ notice: Head.Notice, at position: Int, on sheet: inout Sheet, spilled: inout [Inscription]
  ) {
    let padding = Length.mm(2.5)
    let inner = press.width - padding * 2
    let top = sheet.height
    var text = Sheet(press)
    var style = styles.banner
    style.tracking = style.size.scaled(8, over: 100)
    let title = lines(of: notice.title, style, width: inner)
    text.mark = Mark(.notices, .heading, position)
    var y = text.show(
      lines: title, style, x: press.left + padding, top: top + padding.scaled(1, over: 2))
    if !notice.detail.isEmpty {
      let detail = lines(
        of: notice.detail, styles.body, width: inner, limit: 3, spilled: &spilled)
      text.mark = Mark(.notices, .paragraph, position)
      y = text.show(lines: detail, styles.body, x: press.left + padding, top: y)
    }
    y += padding.scaled(1, over: 2)
    sheet.add(
      .box(
        Frame.Box(
          Rectangle(x: press.left, y: top, width: press.width, height: y - top),
          radius: .mm(1), stroke: colors.ink, strokeWidth: .pt(1.4))))
    sheet.place(text, y: .zero)
    sheet.height = y + .mm(3)
  }
}
