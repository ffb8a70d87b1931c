internal import Measures
internal import Printout
internal import Typesetting

extension Composition {
  /// The foot of every page: type, number, page; the issuer's legal data; last, the colophon.
  ///
  /// - Parameters:
  ///   - lines: ``footLines``, which are the same on all pages.
  ///   - showsATCUD: on pages without symbol (Portaria 195/2020 art. 4 n.3).
  func footer(page: Int, of count: Int, lines: [String], showsATCUD: Bool) -> Sheet {
    var sheet = Sheet(press)
    sheet.line(
      colors.hairline, x: press.left, y: .zero, width: press.width, weight: Weight.hairline)
    let style = styles.strip
    let mono = styles.monoSmall.with(colors.secondary)
    let top = Length.mm(1.4)
    let baseline = top + style.ascent
    let pageText = printable(printout.vocabulary.page(page, of: count))
    let typeAndNumber = printable(printout.head.typeAndNumber)
    let atcud = printout.fiscal.atcud.map(printable) ?? ""
    sheet.show(pageText, style, x: press.right, y: baseline, .right)
    sheet.show(typeAndNumber, style, x: press.left, y: baseline)
    var y = top + style.leading
    let taken = fonts.width(of: typeAndNumber, style) + fonts.width(of: pageText, style) + .mm(10)
    let width = fonts.width(of: atcud, mono)
    let fits = taken + width <= press.width
    if showsATCUD {
      let x = press.right - fonts.width(of: pageText, style) - .mm(5)
      sheet.show(
        atcud, mono, x: fits ? x : press.right, y: fits ? baseline : y + style.ascent,
        .right)
    }
    // The foot is as high on the page with the symbol, so that all pages share one grid.
    if !fits { y += style.leading }
    // The first page says who the issuer is; the others repeat it.
    sheet.mark = page == 1 ? Mark(.foot, .paragraph) : .artefact
    sheet.height = sheet.show(lines: lines, style, x: press.left, top: y)
    return sheet
  }

  /// The issuer's legal data and the colophon.
  var footLines: [String] {
    // A template's own words, whose length TPL-07 bounds: they are set in full.
    legalLines
      + fonts.lines(of: oneLine(printout.legal.colophon), styles.strip, width: press.width)
  }

  private var legalLines: [String] {
    let rest = printout.legal.registration.map(oneLine)
    let name = oneLine(printout.legal.name)
    let lines = joined([name] + rest)
    guard lines.count > 3 else { return lines }
    // The name in full stands at the head; its repetition gives way to the registration.
    return Array(
      joined([fonts.shortened(name, styles.strip, width: press.width)] + rest).prefix(4))
  }

  /// Parts with a dot between two on one line; a line breaks between parts, and inside one only
  /// where the part alone is longer than a line.
  private func joined(_ parts: [String]) -> [String] {
    var lines: [String] = []
    for part in parts where !part.isEmpty {
      if let last = lines.last, fonts.width(of: last + " · " + part, styles.strip) <= press.width {
        lines[lines.count - 1] = last + " · " + part
      } else {
        lines += fonts.lines(of: part, styles.strip, width: press.width)
      }
    }
    return lines
  }
}
