/// The pages of a volume one after the other, blank ones among them.
struct PageWalk {
  struct Side {
    let page: CompressedPages.Page
    /// The place among the content streams; nil for a blank page.
    let content: Int?
    let style: Int
  }

  private let volume: Volume
  private var documents = 0
  private var head: SpillRecord?
  private var page = 0
  private var contents = 0

  init(_ volume: Volume) { self.volume = volume }

  mutating func next() throws(PDFError) -> Side {
    if let head, page < head.pages.count { return side(of: head) }
    if let head, volume.isDuplex, page == head.pages.count, page % 2 == 1 {
      // The back of the last page: of its size, and empty.
      page += 1
      return Side(page: head.pages[page - 2], content: nil, style: head.style)
    }
    guard volume.documents.indices.contains(documents) else { throw .damagedScratch }
    let opened = try volume.spill.head(at: volume.documents[documents].start)
    documents += 1
    head = opened
    page = 0
    return side(of: opened)
  }

  private mutating func side(of head: SpillRecord) -> Side {
    defer {
      page += 1
      contents += 1
    }
    return Side(page: head.pages[page], content: contents, style: head.style)
  }
}

/// The content streams of a volume one after the other.
struct ContentWalk {
  private let volume: Volume
  private var documents = 0
  private var lengths: ArraySlice<CompressedPages.Page> = []
  private var place = 0

  init(_ volume: Volume) { self.volume = volume }

  /// Where the next stream lies in the temporary file, and how long it is.
  mutating func next() throws(PDFError) -> (place: Int, length: Int) {
    if lengths.isEmpty {
      guard volume.documents.indices.contains(documents) else { throw .damagedScratch }
      let start = volume.documents[documents].start
      documents += 1
      lengths = try volume.spill.head(at: start).pages[...]
      place = try volume.spill.dataStart(at: start)
    }
    guard let length = lengths.popFirst()?.length else { throw .damagedScratch }
    defer { place += length }
    return (place, length)
  }
}
