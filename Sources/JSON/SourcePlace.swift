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

/// The place of the value at `pointer`, or of its nearest ancestor that exists.
///
/// A member is found at its value. Works on texts that break off or are not JSON further on: what
/// stands before the break is found.
///
/// - Parameters:
///   - pointer: Where to look; starts with `base`.
///   - base: The pointer of the whole of `bytes` in its file (`/3` for an array's element).
package func place(
  of pointer: JSONPointer, base: JSONPointer = .root, in bytes: UnsafeBufferPointer<UInt8>
) -> SourcePlace {
  var tokens = pointer.tokens[...]
  if tokens.starts(with: base.tokens, by: { $0.utf8.elementsEqual($1.utf8) }) {
    tokens = tokens.dropFirst(base.tokens.count)
  }
  var scanner = JSONScanner(bytes)
  var best = 0
  // A fault ends the search; the ancestors found until then are the answer.
  try? scanner.find(tokens, best: &best)
  return place(ofByte: best, in: bytes)
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

  fileprivate mutating func find(
    _ tokens: ArraySlice<String>, best: inout Int
  ) throws(JSONFault) {
    let found = try kind()
    best = offset
    guard let token = tokens.first else { return }
    switch found {
    case .object:
      try openObject()
      var isFirst = true
      while let key = try nextKey(isFirst: isFirst) {
        isFirst = false
        if string(key).utf8.elementsEqual(token.utf8) {
          return try find(tokens.dropFirst(), best: &best)
        }
        try skip()
      }
    case .array:
      guard let index = Int(token), index >= 0 else { return }
      try openArray()
      var position = 0
      while try nextElement(isFirst: position == 0) {
        if position == index { return try find(tokens.dropFirst(), best: &best) }
        try skip()
        position += 1
      }
    default: return
    }
  }
}
