internal import DocumentModel
internal import Measures
internal import Printout
internal import Typesetting

/// One document being set in type: what every block needs to know.
final class Composition {
  let press: Press
  let printout: Printout
  /// The symbol of the stamp's message.
  let symbol: ModuleGrid
  /// The wording of the copy: `Original`, `Duplicado · 2.ª via`; empty where the kind carries none.
  let copyMark: String

  init(_ printout: Printout, symbol: ModuleGrid, press: Press, copyMark: String) {
    self.press = press
    self.printout = printout
    self.symbol = symbol
    self.copyMark = copyMark
  }

  var document: Document { printout.document }
  var styles: Press.Styles { press.styles }
  var fonts: FontSet { press.fonts }
  var colors: Template.Colors { press.template.colors }

  /// The characters that are shown for a text.
  func printable(_ text: Inscription) -> String { press.printable(text.text) }

  /// The same without line breaks.
  func oneLine(_ text: Inscription) -> String {
    let text = printable(text)
    guard text.utf8.contains(UInt8(ascii: "\n")) else { return text }
    return String(text.map { $0 == "\n" ? " " : $0 })
  }

  /// Breaks a text of any length for a width.
  func lines(of text: Inscription, _ style: TextStyle, width: Length) -> [String] {
    guard !PrintableText.isPlain(text.text, fonts: fonts) else {
      return fonts.lines(of: text.text, style, width: width)
    }
    let breakable = PrintableText.breakable(text.text, fonts: fonts)
    return fonts.lines(of: breakable, style, width: width).map(PrintableText.shown)
  }

  /// Breaks a text of any length for a block of bounded height.
  ///
  /// What does not fit in `limit` lines ends in an ellipsis there and is set in full among
  /// `spilled`, so that nothing is lost and no block outgrows a page.
  func lines(
    of text: Inscription, _ style: TextStyle, width: Length, limit: Int,
    spilled: inout [Inscription]
  ) -> [String] {
    let lines = lines(of: text, style, width: width)
    guard lines.count > limit else { return lines }
    spilled.append(text)
    let last = fonts.shortened(lines[limit - 1] + " " + lines[limit] + "…", style, width: width)
    return lines.prefix(limit - 1) + [last]
  }
}
