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

/// What a combined PDF says about itself: from its first document to its last.
struct BoundInformation {
  private var first: DrawnDocument.Entry?
  private var lastLabel = ""
  private var creationDate = DateTime.unknown
  private var isOneAuthor = true

  /// Takes the entry of the next document.
  mutating func add(_ entry: DrawnDocument.Entry) {
    if let first {
      creationDate = max(creationDate, entry.creationDate)
      isOneAuthor = isOneAuthor && entry.author == first.author
    } else {
      first = entry
      creationDate = entry.creationDate
    }
    lastLabel = entry.label
  }

  /// What is known of `count` documents.
  func information(count: Int) -> DocumentInformation {
    let label = first?.label ?? ""
    return DocumentInformation(
      title: count == 1 ? label : "\(label) – \(lastLabel)",
      author: isOneAuthor ? first?.author ?? "" : "", keywords: "prelo/1",
      creationDate: creationDate)
  }
}
