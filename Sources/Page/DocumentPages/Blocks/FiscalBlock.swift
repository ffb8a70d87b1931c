internal import Measures
internal import Printout
internal import Typesetting

/// The size of a symbol on paper.
///
/// Portaria 195/2020 art. 6 and AT, "Especificações Técnicas – Código QR", section 2: at least
/// 30 × 30 mm, two dots a module, a margin of 0.25 cm. AT's own examples keep two dots at 96 dpi a
/// module, so a longer message grows the symbol; ISO/IEC 18004 wants four clear modules around it.
struct SymbolGeometry {
  /// The side of the symbol itself, without margin.
  let side: Length
  /// The clear space on each side, which nothing enters.
  let margin: Length

  /// Two dots at 96 dpi: 1.5 pt.
  static let leastModule = Length.pt(1.5)
  static let leastSide = Length.mm(30)
  static let leastMargin = Length.mm(2.5)

  init(_ symbol: ModuleGrid) {
    // Rounded up to whole thousandths of a point a module, so that no rounding shrinks the symbol.
    let least = Length(
      millipoints: (Self.leastSide.millipoints + symbol.size - 1) / symbol.size)
    let module = max(least, Self.leastModule)
    side = module * symbol.size
    margin = max(module * 4, Self.leastMargin)
  }
}

extension Composition {
  /// The ATCUD directly above the symbol, certification line and mentions beside it
  /// (Portaria 195/2020 art. 4 n.3; Despacho 8632/2014, section 2.2).
  ///
  /// - Parameter notes: text of the issuer that has room here.
  func fiscalBlock(notes: [Inscription]) -> Sheet {
    guard let atcud = printout.fiscal.atcud else { return stampText(notes: notes, x: press.left) }
    var sheet = Sheet(press)
    let geometry = SymbolGeometry(symbol)
    let atcudLines = lines(of: atcud, styles.mono, width: press.width)
    sheet.mark = Mark(.stamp, .paragraph)
    let symbolTop =
      sheet.show(lines: atcudLines, styles.mono, x: press.left, top: .zero)
      - styles.mono.leading + styles.mono.ascent + styles.mono.size.scaled(25, over: 100)
      + geometry.margin
    sheet.add(
      .modules(symbol, at: Point(x: press.left, y: symbolTop), side: geometry.side))
    let bottom = symbolTop + geometry.side
    sheet.height = bottom + geometry.margin
    let text = stampText(notes: notes, x: press.left + geometry.side + geometry.margin + .mm(5))
    // Beside the symbol, on its lower edge; under the ATCUD when there is much of it.
    let top = max(symbolTop, bottom - text.height)
    sheet.place(text, y: top)
    sheet.height = max(sheet.height, top + text.height)
    return sheet
  }

  /// The air after a note.
  static let noteGap = Length.mm(0.8)

  private func stampText(notes: [Inscription], x: Length) -> Sheet {
    var sheet = Sheet(press)
    let width = press.right - x
    var y = Length.zero
    for (position, note) in notes.enumerated() {
      sheet.mark = Mark(.notes, .paragraph, position)
      y = sheet.show(lines: lines(of: note, styles.small, width: width), styles.small, x: x, top: y)
      y += Self.noteGap
    }
    if !notes.isEmpty { y += .mm(1.5) - Self.noteGap }
    if let certification = printout.fiscal.certification {
      let lines = lines(of: certification, styles.monoSmall, width: width)
      sheet.mark = Mark(.stamp, .paragraph, 1)
      y = sheet.show(lines: lines, styles.monoSmall, x: x, top: y)
    }
    for (position, mention) in printout.fiscal.mentions.enumerated() {
      sheet.mark = Mark(.stamp, .paragraph, 2 + position)
      let style = styles.small.with(colors.ink)
      y = sheet.show(lines: lines(of: mention, style, width: width), style, x: x, top: y)
    }
    sheet.height = y
    return sheet
  }

  /// The room for notes beside the symbol.
  var noteWidth: Length {
    guard printout.fiscal.atcud != nil else { return press.width }
    let geometry = SymbolGeometry(symbol)
    return press.width - geometry.side - geometry.margin - .mm(5)
  }
}
