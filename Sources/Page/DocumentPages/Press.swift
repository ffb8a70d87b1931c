package import DocumentModel
internal import Measures
package import Printout
package import Typesetting

/// A template made ready: fonts, text styles and labels, shared by all documents that use it.
package struct Press: Sendable {
  package let template: Template
  let fonts: FontSet
  let styles: Styles
  private let vocabularies: [PrintLanguage: Vocabulary]

  /// Prepares a template that has passed ``Template/safeguards()``.
  package init(template: Template, fonts: FontSet) {
    self.template = template
    self.fonts = fonts
    styles = Styles(template)
    vocabularies = Dictionary(
      uniqueKeysWithValues: PrintLanguage.allCases.map { ($0, template.vocabulary($0)) })
  }

  /// The template's words in a language.
  package func vocabulary(_ language: PrintLanguage) -> Vocabulary {
    vocabularies[language] ?? template.vocabulary(language)
  }

  var left: Length { template.page.left }
  var right: Length { template.paper.width - template.page.right }
  var paper: Paper { template.paper }
  /// The width between the side margins.
  var width: Length { right - left }

  /// `text` as it can be printed: composed accents, tabs as spaces, no invisible characters, and a
  /// visible replacement for what no font has.
  ///
  /// Text of ordinary characters, by far the most, comes back as it is.
  func printable(_ text: String) -> String {
    PrintableText.isPlain(text, fonts: fonts) ? text : PrintableText.of(text, fonts: fonts)
  }

  /// The text styles of a template.
  struct Styles: Sendable {
    let title: TextStyle
    let seller: TextStyle
    let number: TextStyle
    let buyer: TextStyle
    let body: TextStyle
    let bodyBold: TextStyle
    let small: TextStyle
    let label: TextStyle
    let strip: TextStyle
    let total: TextStyle
    let totalLabel: TextStyle
    let mono: TextStyle
    let monoSmall: TextStyle
    let banner: TextStyle

    init(_ template: Template) {
      let sizes = template.sizes
      let colors = template.colors
      func style(_ face: Face, _ size: Length, _ color: Color, leading percent: Int = 136)
        -> TextStyle
      {
        TextStyle(face, size: size, color: color, leading: size.scaled(percent, over: 100))
      }
      title = style(.regular, sizes.title, colors.accent, leading: 115)
      seller = style(.bold, sizes.seller, colors.ink, leading: 120)
      number = style(.bold, sizes.buyer.scaled(11, over: 10), colors.ink)
      buyer = style(.bold, sizes.buyer, colors.ink, leading: 125)
      body = style(.regular, sizes.body, colors.ink)
      bodyBold = style(.bold, sizes.body, colors.ink)
      small = style(.regular, sizes.small, colors.secondary)
      label = TextStyle(
        .regular, size: sizes.label, color: colors.secondary,
        leading: sizes.label.scaled(140, over: 100), tracking: sizes.label.scaled(7, over: 100))
      strip = style(.regular, sizes.label, colors.secondary)
      total = style(.bold, sizes.total, colors.onAccent)
      totalLabel = style(.regular, sizes.body, colors.onAccent)
      mono = style(.mono, sizes.body, colors.ink)
      monoSmall = style(.mono, sizes.small, colors.ink)
      banner = style(.bold, sizes.total, colors.ink)
    }
  }
}

extension Template {
  fileprivate func vocabulary(_ language: PrintLanguage) -> Vocabulary {
    Vocabulary(language, labels: labels, colophon: colophon, showsPayment: showsPayment)
  }
}
