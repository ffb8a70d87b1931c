package import Measures

/// A place in a source text.
package struct SourcePlace: Hashable, Comparable, Sendable {
  /// Bytes before the place.
  package var offset: Int
  /// From 1.
  package var line: Int
  /// From 1, in bytes.
  package var column: Int

  package static let start = SourcePlace(offset: 0, line: 1, column: 1)

  package init(offset: Int, line: Int, column: Int) {
    self.offset = offset
    self.line = line
    self.column = column
  }

  package static func < (left: SourcePlace, right: SourcePlace) -> Bool {
    left.offset < right.offset
  }

  /// This place of a document as a place of the file in which the document starts at `origin`.
  package func from(_ origin: SourcePlace) -> SourcePlace {
    SourcePlace(
      offset: origin.offset + offset, line: origin.line + line - 1,
      column: line == 1 ? origin.column + column - 1 : column)
  }

  /// Moves the place behind `bytes`, which start at it.
  package mutating func advance(over bytes: UnsafeBufferPointer<UInt8>) {
    offset += bytes.count
    var breaks = 0
    for byte in bytes where byte == 10 { breaks += 1 }
    guard breaks > 0, let last = bytes.lastIndex(of: 10) else {
      column += bytes.count
      return
    }
    line += breaks
    column = bytes.count - last
  }
}

/// The place of byte `offset` of a text.
package func place(ofByte offset: Int, in bytes: UnsafeBufferPointer<UInt8>) -> SourcePlace {
  var place = SourcePlace.start
  place.advance(over: UnsafeBufferPointer(rebasing: bytes.prefix(offset)))
  return place
}

/// The places of the values at `pointers`, each or that of its nearest ancestor that exists.
///
/// A member is found at its value. Works on texts that break off or are not JSON further on: what
/// stands before the break is found. The text is read once, however many pointers there are.
///
/// - Parameters:
///   - pointers: Where to look; each starts with `base`.
///   - base: The pointer of the whole of `bytes` in its file (`/3` for an array's element).
package func places(
  of pointers: [JSONPointer], base: JSONPointer = .root, in bytes: UnsafeBufferPointer<UInt8>
) -> [SourcePlace] {
  var search = PlaceSearch(pointers, base: base, bytes)
  search.run()
  // In the order of the text, so that line ends are counted once.
  var result = [SourcePlace](repeating: .start, count: pointers.count)
  var place = SourcePlace.start
  for index in pointers.indices.sorted(by: { search.offsets[$0] < search.offsets[$1] }) {
    place.advance(over: UnsafeBufferPointer(rebasing: bytes[place.offset..<search.offsets[index]]))
    result[index] = place
  }
  return result
}

/// The place of the value at `pointer`; see ``places(of:base:in:)``.
package func place(
  of pointer: JSONPointer, base: JSONPointer = .root, in bytes: UnsafeBufferPointer<UInt8>
) -> SourcePlace { places(of: [pointer], base: base, in: bytes)[0] }

/// One walk through a text for the values at many pointers.
private struct PlaceSearch {
  private var scanner: JSONScanner
  private var branches = [Branch()]
  /// The byte at which each pointer's value, or its nearest ancestor, starts.
  private(set) var offsets: [Int]

  /// The pointers that have their first tokens in common.
  private struct Branch {
    var pointers: [Int] = []
    var next: [String: Int] = [:]
  }

  init(_ pointers: [JSONPointer], base: JSONPointer, _ bytes: UnsafeBufferPointer<UInt8>) {
    scanner = JSONScanner(bytes)
    offsets = [Int](repeating: 0, count: pointers.count)
    let above = base.tokens
    for (index, pointer) in pointers.enumerated() {
      var tokens = pointer.tokens[...]
      if tokens.starts(with: above, by: { $0.utf8.elementsEqual($1.utf8) }) {
        tokens = tokens.dropFirst(above.count)
      }
      var branch = 0
      branches[0].pointers.append(index)
      for token in tokens {
        if let known = branches[branch].next[token] {
          branch = known
        } else {
          branches.append(Branch())
          branches[branch].next[token] = branches.count - 1
          branch = branches.count - 1
        }
        branches[branch].pointers.append(index)
      }
    }
  }

  mutating func run() {
    // A fault ends the search; the ancestors found until then are the answer.
    try? visit(0)
  }

  private mutating func visit(_ number: Int) throws(JSONFault) {
    let found = try scanner.kind()
    for pointer in branches[number].pointers { offsets[pointer] = scanner.offset }
    var left = branches[number].next
    switch found {
    case .object where !left.isEmpty:
      try scanner.openObject()
      var isFirst = true
      while let key = try scanner.nextKey(isFirst: isFirst) {
        isFirst = false
        if left.isEmpty {
          try scanner.skip()
        } else if let branch = left.removeValue(forKey: scanner.string(key)) {
          try visit(branch)
        } else {
          try scanner.skip()
        }
        if number == 0, left.isEmpty { return }
      }
    case .array where !left.isEmpty:
      try scanner.openArray()
      var position = 0
      while try scanner.nextElement(isFirst: position == 0) {
        if let branch = left.removeValue(forKey: String(position)) {
          try visit(branch)
        } else {
          try scanner.skip()
        }
        if number == 0, left.isEmpty { return }
        position += 1
      }
    default: try scanner.skip()
    }
  }
}

extension JSONPointer {
  /// The reference tokens, unescaped.
  package var tokens: [String] {
    description.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
      .dropFirst().map { token in
        var bytes: [UInt8] = []
        var rest = token[...]
        while let byte = rest.popFirst() {
          guard byte == UInt8(ascii: "~") else {
            bytes.append(byte)
            continue
          }
          bytes.append(rest.popFirst() == UInt8(ascii: "1") ? UInt8(ascii: "/") : byte)
        }
        return String(decoding: bytes, as: UTF8.self)
      }
  }
}

extension JSONScanner {
  /// Passes the value that comes next, whatever it is.
  package mutating func skip() throws(JSONFault) {
    switch try kind() {
    case .null: try null()
    case .boolean: _ = try boolean()
    case .number: _ = try number()
    case .string: _ = try text()
    case .array:
      try openArray()
      var isFirst = true
      while try nextElement(isFirst: isFirst) {
        isFirst = false
        try skip()
      }
    case .object:
      try openObject()
      var isFirst = true
      while try nextKey(isFirst: isFirst) != nil {
        isFirst = false
        try skip()
      }
    }
  }
}
