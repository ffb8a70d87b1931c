internal import DocumentModel
internal import Fiscal
internal import Measures
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
    let pageText = pageText(page, of: count)
    sheet.show(pageText, style, x: press.right, y: baseline, .right)
    sheet.show(typeAndNumber, style, x: press.left, y: baseline)
    var y = top + style.leading
    let atcud = stamped.atcud ?? ""
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
    sheet.height = sheet.show(lines: lines, style, x: press.left, top: y)
    return sheet
  }

  /// The issuer's legal data and the colophon.
  var footLines: [String] {
    let colophon = press.template.colophon[language == .english ? .english : .portuguese]
    return legalLines + [fonts.shortened(oneLine(colophon), styles.strip, width: press.width)]
  }

  /// `Página 1 de 2`, in each of the languages of the labels.
  private func pageText(_ page: Int, of count: Int) -> String {
    let languages: [PrintLanguage] = language == .both ? [.portuguese, .english] : [language]
    return languages.map {
      let labels = press.labels($0)
      return "\(labels[.page]) \(page) \(labels[.of]) \(count)"
    }.joined(separator: " / ")
  }

  /// What a company puts on all its papers (Código das Sociedades Comerciais art. 171).
  private var legalLines: [String] {
    var parts = [issuer.name ?? ""]
    if let registration = issuer.registration {
      if registration.inLiquidation { parts.append(Mention.inLiquidation) }
      if let capital = registration.capital {
        parts.append("\(labels[.capital]) \(capital.printedEuros)")
      }
      if let capital = registration.paidUpCapital {
        parts.append("\(labels[.paidUpCapital]) \(capital.printedEuros)")
      }
      if let capital = registration.ownCapital {
        parts.append("\(labels[.ownCapital]) \(capital.printedEuros)")
      }
      var office = registration.office ?? ""
      if let number = registration.number {
        office += (office.isEmpty ? "" : ", ") + "\(labels[.registration]) \(number)"
      }
      if !office.isEmpty { parts.append(office) }
    }
    if let taxId = issuer.taxId { parts.append("NIF \(taxId)") }
    let text = oneLine(parts.filter { !$0.isEmpty }.joined(separator: " · "))
    let lines = fonts.lines(of: text, styles.strip, width: press.width)
    guard lines.count > 3 else { return lines }
    // The name in full stands at the head; its repetition gives way to the registration.
    parts[0] = fonts.shortened(oneLine(parts[0]), styles.strip, width: press.width)
    let shorter = oneLine(parts.joined(separator: " · "))
    return Array(fonts.lines(of: shorter, styles.strip, width: press.width).prefix(4))
  }
}
