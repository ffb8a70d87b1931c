package import Measures

/// What a PDF says about itself, outside its pages.
package struct DocumentInformation: Hashable, Sendable {
  package var title: String
  package var author: String
  package var subject: String
  package var keywords: String
  /// The program that made the document's content.
  package var creator: String
  /// The program that wrote the PDF, with its version; nothing that differs between machines.
  package var producer: String
  /// Local time without a zone; the PDF was made and last changed then. No clock is read.
  package var creationDate: DateTime
  /// The language of the text as an RFC 3066 tag.
  package var language: String

  package init(
    title: String, author: String = "", subject: String = "", keywords: String = "",
    creator: String = "Prelo", producer: String = "Prelo (libharu)", creationDate: DateTime,
    language: String = "pt-PT"
  ) {
    self.title = title
    self.author = author
    self.subject = subject
    self.keywords = keywords
    self.creator = creator
    self.producer = producer
    self.creationDate = creationDate
    self.language = language
  }

  /// The text entries that say something.
  var texts: [(key: String, value: String)] {
    [
      ("Title", title), ("Author", author), ("Subject", subject), ("Keywords", keywords),
      ("Creator", creator), ("Producer", producer),
    ].filter { !$0.1.isEmpty }
  }
}
