package import Measures
internal import Typesetting

/// The pages of one document, drawn and compressed, that wait to be bound with those of others.
///
/// One thread draws, another may bind: all a page needs from outside is the style it was drawn in.
package struct DrawnDocument: Sendable {
  /// What a bound volume says about the document.
  package struct Entry: Hashable, Sendable {
    /// The text of the bookmark.
    package var title: String
    /// What the labels of its pages start with.
    package var label: String
    package var author: String
    /// When the document was made; the volume gets the date of its latest document.
    package var creationDate: DateTime

    package init(title: String, label: String, author: String, creationDate: DateTime) {
      self.title = title
      self.label = label
      self.author = author
      self.creationDate = creationDate
    }
  }

  package let entry: Entry
  /// Tells the styles of a volume apart; equal names have equal ``resources``.
  let style: String
  let resources: PDFResources
  let pages: CompressedPages

  package var pageCount: Int { pages.pages.count }
}

/// Content streams one after the other, and what they use.
struct CompressedPages: Sendable {
  /// A page in thousandths of a point and bytes.
  struct Page: Hashable, Sendable {
    var length: Int
    var width: Int
    var height: Int
  }

  var data: [UInt8] = []
  var pages: [Page] = []
  var fonts = FontUsage()
  var showsImages = false
}

/// The fonts that pages use.
struct FontUsage: Sendable {
  /// The simple fonts, a bit for each face.
  var simple: UInt32 = 0
  /// What the simple fonts do not have, by face.
  var overflow: [Set<Unicode.Scalar>] = Face.allCases.map { _ in [] }

  init() {}

  init(_ usage: ContentCanvas.Usage) {
    for (index, isUsed) in usage.simple.enumerated() where isUsed { simple |= 1 << UInt32(index) }
    overflow = usage.overflow.map { Set($0.scalars) }
  }

  /// Whether the pages use the simple font of the face with that raw value.
  func usesSimple(_ face: Int) -> Bool { simple >> UInt32(face) & 1 != 0 }

  mutating func formUnion(_ other: FontUsage) {
    simple |= other.simple
    for index in overflow.indices { overflow[index].formUnion(other.overflow[index]) }
  }
}
