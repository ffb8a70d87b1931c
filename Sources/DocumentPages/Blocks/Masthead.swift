internal import DocumentModel
internal import Fiscal
internal import Measures
internal import Typesetting

extension Composition {
  /// The head of the first page: issuer with logo on the left, type, number and copy on the right.
  func masthead(spilled: inout [String]) -> Sheet {
    var sheet = Sheet(press)
    let titleWidth = self.titleWidth
    var issuerLeft = press.left
    var logoBottom = Length.zero
    if let logo = press.template.logo, !document.training {
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
    on sheet: inout Sheet, x: Length, width: Length, spilled: inout [String]
  ) -> Length {
    let name = lines(
      of: issuer.name ?? "", styles.seller, width: width, limit: 4, spilled: &spilled)
    var y = sheet.show(lines: name, styles.seller, x: x, top: .zero) + .mm(0.6)
    let address = addressLines(issuer.address, country: issuer.country).joined(separator: " · ")
    for text in [address, taxIdLine(of: issuer)] where !text.isEmpty {
      let broken = lines(of: text, styles.small, width: width, limit: 5, spilled: &spilled)
      y = sheet.show(lines: broken, styles.small, x: x, top: y)
    }
    if let text = representativeText {
      let broken = lines(of: text, styles.small, width: width, limit: 4, spilled: &spilled)
      y = sheet.show(lines: broken, styles.small, x: x, top: y)
    }
    return y
  }

  /// Name, address and NIF of the representative of a seller who is not established here
  /// (CIVA art. 36 n.9).
  private var representativeText: String? {
    guard let party = document.taxRepresentative, !document.training else { return nil }
    let parts =
      [party.name ?? ""] + addressLines(party.address, country: party.country)
      + [taxIdLine(of: party)]
    return "\(labels[.taxRepresentative]): "
      + parts.filter { !$0.isEmpty }.joined(separator: " · ")
  }

  private func taxIdLine(of party: Party) -> String {
    guard let taxId = party.taxId else { return "" }
    return "NIF " + taxId
  }

  /// The room of the type and number: what they need, within bounds, so that a short title leaves
  /// more to a long name.
  private var titleWidth: Length {
    let needed = max(
      fonts.width(of: document.type.title.pt, styles.title),
      fonts.width(of: press.printable(document.number), styles.number))
    return min(max(needed, press.width.scaled(30, over: 100)), press.width.scaled(42, over: 100))
  }

  private func showTitle(on sheet: inout Sheet, width: Length) -> Length {
    let title = document.type.title
    let style = titleStyle(title.pt, width: width)
    let lines = fonts.lines(of: title.pt, style, width: width)
    // The cap height of the title stands on the issuer's first line.
    let top = -style.size.scaled(12, over: 100)
    var y = sheet.show(lines: lines, style, x: press.right, top: top, .right)
    if language != .portuguese, title.en != title.pt {
      y = sheet.show(lines: [title.en], styles.small, x: press.right, top: y, .right) + .mm(0.4)
    }
    let number = fonts.lines(of: press.printable(document.number), styles.number, width: width)
    y = sheet.show(lines: number, styles.number, x: press.right, top: y + .mm(0.6), .right)
    if !copyMark.isEmpty {
      let lines = fonts.lines(of: copyMark, styles.small, width: width)
      y = sheet.show(lines: lines, styles.small, x: press.right, top: y + .mm(0.4), .right)
    }
    let mentionStyle = styles.small.with(.bold).with(colors.ink)
    for mention in stamped.mentions where mention != Mention.training {
      let lines = fonts.lines(of: mention, mentionStyle, width: width)
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
    let contacts = [issuer.website, issuer.email, issuer.phone].compactMap { $0 }
    let colophon = press.template.colophon[language == .english ? .english : .portuguese]
    let text = contacts.isEmpty ? colophon : contacts.joined(separator: " · ")
    let shown = fonts.shortened(oneLine(text), styles.strip, width: press.width)
    sheet.show(shown, styles.strip, x: press.left, y: styles.strip.ascent)
    sheet.height = styles.strip.leading
    return sheet
  }

  /// The slim head of the pages after the first (Despacho 8632/2014, 2.2.11).
  func runningHead() -> Sheet {
    var sheet = Sheet(press)
    let parts = [typeAndNumber, copyMark, document.issueDate.description]
    let text = parts.filter { !$0.isEmpty }.joined(separator: " · ")
    let width = press.width.scaled(68, over: 100)
    let style = styles.body.with(colors.secondary)
    let lines = fonts.lines(of: text, style, width: width)
    sheet.height = sheet.show(lines: lines, style, x: press.right, top: .zero, .right)
    let name = fonts.shortened(
      oneLine(issuer.name ?? ""), styles.bodyBold, width: press.width - width - .mm(4))
    sheet.show(name, styles.bodyBold, x: press.left, y: styles.body.ascent)
    return sheet
  }

  /// A printable text without line breaks.
  func oneLine(_ text: String) -> String {
    let text = press.printable(text)
    guard text.utf8.contains(UInt8(ascii: "\n")) else { return text }
    return String(text.map { $0 == "\n" ? " " : $0 })
  }
}
