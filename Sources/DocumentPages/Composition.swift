internal import DocumentModel
internal import Fiscal
internal import Measures
internal import Typesetting

/// One document being set in type: what every block needs to know.
final class Composition {
  let press: Press
  let stamped: StampedDocument
  /// The symbol of the stamp's message.
  let symbol: ModuleGrid
  let labels: Labels
  let language: PrintLanguage
  /// The wording of the copy: `Original`, `Duplicado · 2.ª via`; empty where the kind carries none.
  let copyMark: String
  /// Whether rates need their fiscal space beside them.
  let hasSeveralRegions: Bool

  init(
    _ stamped: StampedDocument, symbol: ModuleGrid, press: Press, language: PrintLanguage,
    copyMark: String
  ) {
    self.press = press
    self.stamped = stamped
    self.symbol = symbol
    self.language = language
    self.copyMark = copyMark
    labels = press.labels(language)
    let rows = stamped.document.taxSummary ?? []
    hasSeveralRegions = rows.contains { $0.region != rows.first?.region }
  }

  var document: Document { stamped.document }
  var styles: Press.Styles { press.styles }
  var fonts: FontSet { press.fonts }
  var colors: Template.Colors { press.template.colors }

  /// Who stands at the head of the page: the seller, or on a training document the software house
  /// (Despacho 8632/2014, 1.5).
  var issuer: Party {
    document.training ? document.software?.company ?? document.seller : document.seller
  }

  /// The name of the type and the whole number: `Fatura FT A/1`.
  var typeAndNumber: String {
    document.type.title.pt + " " + press.printable(document.number)
  }

  /// The mark by which a line refers to its exemption reason: `(1)`.
  func mark(ofReason key: String) -> String {
    let position = stamped.exemptions.firstIndex { $0.key == key } ?? 0
    return "(" + String(position + 1) + ")"
  }

  /// Breaks a text of any length for a block of bounded height.
  ///
  /// What does not fit in `limit` lines ends in an ellipsis there and is set in full among
  /// `spilled`, so that nothing is lost and no block outgrows a page.
  func lines(
    of text: String, _ style: TextStyle, width: Length, limit: Int, spilled: inout [String]
  ) -> [String] {
    let text = press.printable(text)
    let lines = fonts.lines(of: text, style, width: width)
    guard lines.count > limit else { return lines }
    spilled.append(text)
    let last = fonts.shortened(lines[limit - 1] + " " + lines[limit] + "…", style, width: width)
    return lines.prefix(limit - 1) + [last]
  }

  /// The lines of an address, as short as they can be read: street, postal code and city, country.
  func addressLines(_ address: Address?, country: String?) -> [String] {
    let street = address?.street
    let city = [address?.postalCode, address?.city].compactMap { $0 }.joined(separator: " ")
    let nation = printedCountry(address?.country ?? country)
    return [street, city, address?.region, nation].compactMap { $0 }.filter { !$0.isEmpty }
  }
}
