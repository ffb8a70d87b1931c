internal import Measures

/// A drawn document as it lies in the spill file: a head of 32-bit words, then its content streams.
struct SpillRecord {
  var entry: DrawnDocument.Entry
  var style: Int
  var fonts: FontUsage
  var pages: [CompressedPages.Page]

  /// The bytes of the first two words: the size of the head and of the streams.
  static let prefix = 8

  /// The head and its size.
  func head(dataCount: Int) -> [UInt8] {
    var words = Words()
    words.add(dataCount)
    let date = entry.creationDate
    for part in [
      date.day.year, date.day.month, date.day.day, date.hour, date.minute, date.second, style,
      Int(fonts.simple),
    ] { words.add(part) }
    for text in [entry.title, entry.label, entry.author] { words.add(text) }
    for scalars in fonts.overflow {
      words.add(scalars.count)
      for scalar in scalars.sorted() { words.add(Int(scalar.value)) }
    }
    words.add(pages.count)
    for page in pages {
      words.add(page.length)
      words.add(page.width)
      words.add(page.height)
    }
    var head = Words()
    head.add(words.bytes.count + 4)
    return head.bytes + words.bytes
  }

  /// Reads a head; nil when the bytes are not one, which only a damaged file brings about.
  init?(head: [UInt8]) {
    var words = WordReader(head[...])
    guard words.next() == head.count, words.next() != nil, let year = words.next(),
      let month = words.next(), let day = words.next(), let hour = words.next(),
      let minute = words.next(), let second = words.next(), let style = words.next(),
      let simple = words.next(), let title = words.text(), let label = words.text(),
      let author = words.text(), let date = Day(year: year, month: month, day: day)
    else { return nil }
    entry = DrawnDocument.Entry(
      title: title, label: label, author: author,
      creationDate: DateTime(day: date, hour: hour, minute: minute, second: second))
    self.style = style
    fonts = FontUsage()
    fonts.simple = UInt32(truncatingIfNeeded: simple)
    for face in fonts.overflow.indices {
      guard let count = words.next() else { return nil }
      for _ in 0..<count {
        guard let value = words.next(), let scalar = Unicode.Scalar(UInt32(value)) else {
          return nil
        }
        fonts.overflow[face].insert(scalar)
      }
    }
    guard let count = words.next(), count > 0 else { return nil }
    pages = []
    pages.reserveCapacity(count)
    for _ in 0..<count {
      guard let length = words.next(), let width = words.next(), let height = words.next() else {
        return nil
      }
      pages.append(CompressedPages.Page(length: length, width: width, height: height))
    }
  }

  init(entry: DrawnDocument.Entry, style: Int, fonts: FontUsage, pages: [CompressedPages.Page]) {
    self.entry = entry
    self.style = style
    self.fonts = fonts
    self.pages = pages
  }

  /// The sizes of the head and of the streams, from the first bytes of a record.
  static func sizes(_ prefix: [UInt8]) -> (head: Int, data: Int)? {
    var words = WordReader(prefix[...])
    guard let head = words.next(), let data = words.next(), head > SpillRecord.prefix else {
      return nil
    }
    return (head, data)
  }
}

/// Numbers as four bytes each, the lowest first.
private struct Words {
  var bytes: [UInt8] = []

  mutating func add(_ value: Int) {
    for shift in stride(from: 0, to: 32, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: value >> shift))
    }
  }

  mutating func add(_ text: String) {
    add(text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }
}

private struct WordReader {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

  mutating func next() -> Int? {
    guard rest.count >= 4 else { return nil }
    let value = rest.prefix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
    rest = rest.dropFirst(4)
    return value
  }

  mutating func text() -> String? {
    guard let count = next(), rest.count >= count else { return nil }
    defer { rest = rest.dropFirst(count) }
    return String(decoding: rest.prefix(count), as: UTF8.self)
  }
}
