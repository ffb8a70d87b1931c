/// The same bytes for every text of one JSON value: without white space, members in the order of their
/// names, each character written in one way. Numbers stay as they are written.
///
/// - Parameter isLeftOut: Says by its name whether a member of the outermost object does not count.
/// - Throws: ``JSONFault`` at the first byte that is not JSON.
package func canonicalJSON(
  of bytes: [UInt8],
  without isLeftOut: @escaping (UnsafeBufferPointer<UInt8>) -> Bool = { _ in false }
) throws(JSONFault) -> [UInt8] {
  let result = bytes.withUnsafeBufferPointer { buffer in
    Result { () throws(JSONFault) in
      var writer = CanonicalWriter(buffer, isLeftOut)
      try writer.value(isOutermost: true)
      return try writer.finish()
    }
  }
  return try result.get()
}

private struct CanonicalWriter {
  private var scanner: JSONScanner
  private let isLeftOut: (UnsafeBufferPointer<UInt8>) -> Bool
  private var out: [UInt8] = []

  /// Where a member stands in what has been written.
  private struct Member {
    let name: Range<Int>
    let end: Int
  }

  init(
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ isLeftOut: @escaping (UnsafeBufferPointer<UInt8>) -> Bool
  ) {
    self.isLeftOut = isLeftOut
    scanner = JSONScanner(bytes)
    out.reserveCapacity(bytes.count)
  }

  mutating func finish() throws(JSONFault) -> [UInt8] {
    try scanner.finish()
    return out
  }

  mutating func value(isOutermost: Bool = false) throws(JSONFault) {
    switch try scanner.kind() {
    case .null:
      try scanner.null()
      out += "null".utf8
    case .boolean: out += (try scanner.boolean() ? "true" : "false").utf8
    case .number:
      let range = try scanner.number()
      out += scanner.bytes[range]
    case .string: write(try scanner.text())
    case .array: try array()
    case .object: try object(isOutermost: isOutermost)
    }
  }

  private mutating func array() throws(JSONFault) {
    try scanner.openArray()
    out.append(UInt8(ascii: "["))
    var isFirst = true
    while try scanner.nextElement(isFirst: isFirst) {
      if !isFirst { out.append(UInt8(ascii: ",")) }
      isFirst = false
      try value()
    }
    out.append(UInt8(ascii: "]"))
  }

  private mutating func object(isOutermost: Bool) throws(JSONFault) {
    try scanner.openObject()
    out.append(UInt8(ascii: "{"))
    let start = out.count
    var members: [Member] = []
    var isFirst = true
    while let name = try scanner.nextKey(isFirst: isFirst) {
      isFirst = false
      let begin = out.count
      write(name)
      let end = out.count
      out.append(UInt8(ascii: ":"))
      try value()
      out.append(UInt8(ascii: ","))
      let name = begin + 1..<end - 1
      if isOutermost, out.withUnsafeBufferPointer({ isLeftOut(.init(rebasing: $0[name])) }) {
        out.removeLast(out.count - begin)
      } else {
        members.append(Member(name: name, end: out.count))
      }
    }
    order(members, from: start)
    if !members.isEmpty { out.removeLast() }
    out.append(UInt8(ascii: "}"))
  }

  /// Puts the members written from `start` on into the order of their names.
  private mutating func order(_ members: [Member], from start: Int) {
    let isInOrder = zip(members, members.dropFirst()).allSatisfy { earlier, later in
      !out[later.name].lexicographicallyPrecedes(out[earlier.name])
    }
    guard !isInOrder else { return }
    // Only this object is copied, not all that was written before it.
    let written = Array(out[start...])
    func name(_ member: Member) -> ArraySlice<UInt8> {
      written[member.name.lowerBound - start..<member.name.upperBound - start]
    }
    out.removeLast(written.count)
    for member in members.sorted(by: { name($0).lexicographicallyPrecedes(name($1)) }) {
      out += written[member.name.lowerBound - 1 - start..<member.end - start]
    }
  }

  private mutating func write(_ text: JSONText) {
    out.append(UInt8(ascii: "\""))
    if text.hasEscapes {
      // Escapes are many ways to write one character; the shortest one is kept where one is needed.
      for byte in scanner.unescaped(text) {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): out += [UInt8(ascii: "\\"), byte]
        case 0..<0x20: out += "\\u\(byte < 16 ? "000" : "00")\(String(byte, radix: 16))".utf8
        default: out.append(byte)
        }
      }
    } else {
      out += scanner.bytes[text.start..<text.start + text.count]
    }
    out.append(UInt8(ascii: "\""))
  }
}
