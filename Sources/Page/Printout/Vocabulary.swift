package import DocumentModel
package import Measures

/// What a template has to say about words, in one language; shared by all documents that use it.
package struct Vocabulary: Sendable {
  package let language: PrintLanguage
  package let labels: Labels
  /// The last printed line of every page; never mandatory content.
  let colophon: String
  /// Whether the means of payment are printed.
  let showsPayment: Bool
  /// `Página` and `de`, once for each language of the labels.
  private let paging: [(page: String, of: String)]

  /// Creates the vocabulary of a template.
  ///
  /// - Parameters:
  ///   - labels: wordings by label name, for labels that the template rewords.
  package init(
    _ language: PrintLanguage, labels: [String: Wording], colophon: Wording, showsPayment: Bool
  ) {
    self.language = language
    self.labels = Labels(template: labels, language: language)
    self.colophon = colophon[language == .english ? .english : .portuguese]
    self.showsPayment = showsPayment
    let languages: [PrintLanguage] = language == .both ? [.portuguese, .english] : [language]
    paging = languages.map {
      let labels = Labels(template: labels, language: $0)
      return (labels[.page], labels[.of])
    }
  }

  /// `Página 1 de 2`.
  package func page(_ page: Int, of count: Int) -> Inscription {
    let texts = paging.map { "\($0.page) \(page) \($0.of) \(count)" }
    return Inscription(texts.joined(separator: " / "), .label)
  }

  /// A text that had no room at its place, in full.
  package func continued(_ text: Inscription) -> Inscription {
    Fact(label: label(.continuation), value: text).sentence(": ")
  }

  /// A label as its language has it.
  func label(_ label: Label) -> Inscription { Inscription(labels[label], .label) }

  /// A label in capitals, as heads of columns and sections are set.
  func heading(_ label: Label) -> Inscription { Inscription(labels[heading: label], .heading) }

  /// A label in capitals over a value.
  func caption(_ label: Label) -> Inscription { Inscription(labels[heading: label], .label) }
}
