/// Elements of the file as a compact row of bytes: what travels from the reading thread to the
/// thread that works on a document.
struct Tape {
  private(set) var bytes: [UInt8] = []
  private var line = 0

  /// What a byte stands for that does not start an element.
  enum Mark {
    static let end: UInt8 = 0xFF
    static let text: UInt8 = 0xFE
    /// The element that follows is the n-th of its name.
    static let ordinal: UInt8 = 0xFD
  }

  var count: Int { bytes.count }

  mutating func clear() {
    bytes.removeAll(keepingCapacity: true)
    line = 0
  }

  mutating func start(_ element: Element, line: Int, column: Int) {
    bytes.append(element.rawValue)
    // Lines only grow within a tape, except where a part of another is set before it.
    append(max(0, line - self.line))
    append(column)
    self.line = max(self.line, line)
  }

  mutating func text(_ text: [UInt8], _ range: Range<Int>) {
    bytes.append(Mark.text)
    append(range.count)
    text.withUnsafeBufferPointer {
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: $0[range]))
    }
  }

  mutating func end() { bytes.append(Mark.end) }

  mutating func ordinal(_ position: Int) {
    bytes.append(Mark.ordinal)
    append(position)
  }

  private mutating func append(_ number: Int) {
    var rest = UInt64(truncatingIfNeeded: number)
    while rest > 0x7F {
      bytes.append(UInt8(rest & 0x7F) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }
}

/// The elements of a tape, in their order, each knowing where what lies in it ends.
struct ElementTree: Sendable {
  let bytes: [UInt8]
  private(set) var nodes: [Node] = []

  struct Node: Sendable {
    let element: Element
    let line: Int
    let column: Int
    /// The node behind this one and all in it.
    var end = 0
    var textStart = 0
    var textCount = 0
    /// From 1, where the tape says so.
    let ordinal: Int
  }

  /// Reads one tape after the other from `bytes`; a tape starts anew with an ordinal.
  init(_ bytes: [UInt8], from start: Int = 0) {
    self.bytes = bytes
    nodes.reserveCapacity(bytes.count / 12)
    var open: [Int] = []
    open.reserveCapacity(8)
    var (at, line, ordinal) = (start, 0, 0)
    while at < bytes.count {
      let mark = bytes[at]
      at += 1
      switch mark {
      case Tape.Mark.end:
        if let node = open.popLast() { nodes[node].end = nodes.count }
        if open.isEmpty { line = 0 }
      case Tape.Mark.text:
        let count = ElementTree.number(bytes, &at)
        if let node = open.last {
          nodes[node].textStart = at
          nodes[node].textCount = count
        }
        at += count
      case Tape.Mark.ordinal: ordinal = ElementTree.number(bytes, &at)
      default:
        line += ElementTree.number(bytes, &at)
        let column = ElementTree.number(bytes, &at)
        open.append(nodes.count)
        nodes.append(
          Node(
            element: Element(rawValue: mark) ?? .unknown, line: line, column: column,
            ordinal: ordinal))
        ordinal = 0
      }
    }
  }

  private static func number(_ bytes: [UInt8], _ at: inout Int) -> Int {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while at < bytes.count {
      let byte = bytes[at]
      at += 1
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { break }
      shift += 7
    }
    return Int(truncatingIfNeeded: value)
  }

  /// The first `element` directly in `parent`; nil where there is none, or no parent.
  func first(_ element: Element, in parent: Int?) -> Int? {
    guard let parent, parent < nodes.count else { return nil }
    var at = parent + 1
    let end = nodes[parent].end
    while at < end {
      if nodes[at].element == element { return at }
      at = nodes[at].end
    }
    return nil
  }

  /// Every `element` directly in `parent`.
  func all(_ element: Element, in parent: Int?) -> [Int] {
    guard let parent, parent < nodes.count else { return [] }
    var found: [Int] = []
    var at = parent + 1
    let end = nodes[parent].end
    while at < end {
      if nodes[at].element == element { found.append(at) }
      at = nodes[at].end
    }
    return found
  }

  /// The elements that lie in no other.
  var roots: [Int] {
    var found: [Int] = []
    var at = 0
    while at < nodes.count {
      found.append(at)
      at = nodes[at].end
    }
    return found
  }

  /// The text of a node without white space around it.
  func text(_ node: Int) -> ArraySlice<UInt8> {
    bytes[nodes[node].textStart..<nodes[node].textStart + nodes[node].textCount]
  }

  func string(_ node: Int) -> String { String(decoding: text(node), as: UTF8.self) }

  /// The text of the first `element` in `parent`; nil where it is missing or empty.
  func text(of element: Element, in parent: Int?) -> ArraySlice<UInt8>? {
    guard let node = first(element, in: parent), nodes[node].textCount > 0 else { return nil }
    return text(node)
  }

  func string(of element: Element, in parent: Int?) -> String? {
    text(of: element, in: parent).map { String(decoding: $0, as: UTF8.self) }
  }
}
