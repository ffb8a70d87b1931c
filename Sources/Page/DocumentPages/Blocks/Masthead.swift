internal import DocumentModel
internal import Measures
internal import Printout
internal import Typesetting

extension Composition {
  /// The head of the first page: issuer with logo on the left, type, number and copy on the right.
  func masthead(spilled: inout [Inscription]) -> Sheet {
    var sheet = Sheet(press)
    let titleWidth = self.titleWidth
    var issuerLeft = press.left
    var logoBottom = Length.zero
    if let logo = press.template.logo, !printout.document.training {
      sheet.add(
        .image(
          logo.image,
          Rectangle(x: press.left, y: .zero, width: logo.width, height: logo.height)))
      issuerLeft += logo.width + .mm(4)
      logoBottom = logo.height
    }
    let issuerWidth = press.right - titleWidth - .mm(4) - issuerLeft
    let issuerBottom = showIssuer(on: &sheet, x: issuerLeft, width: issuerWidth, spilled: &spilled)
    let titleBottom = showTitle(on: &sheet, width: titleWidth)
    sheet.height = max(issuerBottom, titleBottom, logoBottom)
    return sheet
  }

  private func showIssuer(
    on sheet: inout Sheet, x: Length, width: Length, spilled: inout [Inscription]
  ) -> Length {
    let name = lines(
      of: printout.head.issuer, styles.seller, width: width, limit: 4, spilled: &spilled)
    sheet.mark = Mark(.issuer, .heading, 0)
    var y = sheet.show(lines: name, styles.seller, x: x, top: .zero) + .mm(0.6)
    for text in [printout.head.issuerAddress, printout.head.issuerTaxId] where !text.isEmpty {
      sheet.mark = Mark(.issuer, .paragraph, Int(sheet.mark.row) + 1)
      let broken = lines(of: text, styles.small, width: width, limit: 5, spilled: &spilled)
      y = sheet.show(lines: broken, styles.small, x: x, top: y)
    }
    if let text = printout.head.representative {
      let broken = lines(of: text, styles.small, width: width, limit: 4, spilled: &spilled)
      y = sheet.show(lines: broken, styles.small, x: x, top: y)
    }
    return y
  }

  /// The room of the type and number: what they need, within bounds, so that a short title leaves
  /// more to a long name.
  private var titleWidth: Length {
    let needed = max(
      fonts.width(of: printable(printout.head.title), styles.title),
      fonts.width(of: printable(printout.head.number), styles.number))
    return min(max(needed, press.width.scaled(30, over: 100)), press.width.scaled(42, over: 100))
  }

  private func showTitle(on sheet: inout Sheet, width: Length) -> Length {
    let head = printout.head
    let style = titleStyle(head.title.text, width: width)
    let title = lines(of: head.title, style, width: width)
    // The cap height of the title stands on the issuer's first line.
    let top = -style.size.scaled(12, over: 100)
    sheet.mark = Mark(.title, .title)
    var y = sheet.show(lines: title, style, x: press.right, top: top, .right)
    if let gloss = head.gloss {
      sheet.mark = Mark(.title, .paragraph, 1)
      y = sheet.show(lines: [gloss.text], styles.small, x: press.right, top: y, .right) + .mm(0.4)
    }
    let number = lines(of: head.number, styles.number, width: width)
    sheet.mark = Mark(.title, .value, 2)
    y = sheet.show(lines: number, styles.number, x: press.right, top: y + .mm(0.6), .right)
    if !copyMark.isEmpty {
      let lines = fonts.lines(of: copyMark, styles.small, width: width)
      sheet.mark = Mark(.title, .value, 3)
      y = sheet.show(lines: lines, styles.small, x: press.right, top: y + .mm(0.4), .right)
    }
    let mentionStyle = styles.small.with(.bold).with(colors.ink)
    for (position, mention) in head.mentions.enumerated() {
      sheet.mark = Mark(.title, .paragraph, 4 + position)
      let lines = lines(of: mention, mentionStyle, width: width)
      y = sheet.show(lines: lines, mentionStyle, x: press.right, top: y, .right)
    }
    return y
  }

  /// The title's style: a little smaller where that saves a second line, much smaller only where
  /// two lines would not do.
  private func titleStyle(_ title: String, width: Length) -> TextStyle {
    let full = styles.title
    for percent in [100, 92, 84, 76, 68, 60] {
      var style = full
      style.size = full.size.scaled(percent, over: 100)
      style.leading = full.leading.scaled(percent, over: 100)
      if fonts.width(of: title, style) <= width { return style }
    }
    var style = full
    style.size = full.size.scaled(76, over: 100)
    style.leading = full.leading.scaled(76, over: 100)
    return style
  }

  /// The first printed line of every page: how to reach the issuer, never mandatory content.
  func strip() -> Sheet {
    var sheet = Sheet(press)
    let shown = fonts.shortened(oneLine(printout.head.strip), styles.strip, width: press.width)
    sheet.mark = Mark(.issuer, .paragraph, 3)
    sheet.show(shown, styles.strip, x: press.left, y: styles.strip.ascent)
    sheet.height = styles.strip.leading
    return sheet
  }

  /// The slim head of the pages after the first (Despacho 8632/2014, 2.2.11).
  func runningHead() -> Sheet {
    var sheet = Sheet(press)
    let width = press.width.scaled(68, over: 100)
    let style = styles.body.with(colors.secondary)
    let lines = lines(of: printout.head.running(copyMark: copyMark), style, width: width)
    sheet.height = sheet.show(lines: lines, style, x: press.right, top: .zero, .right)
    let name = fonts.shortened(
      oneLine(printout.head.issuer), styles.bodyBold, width: press.width - width - .mm(4))
    sheet.show(name, styles.bodyBold, x: press.left, y: styles.body.ascent)
    return sheet
  }
}
