extension DocumentSplitter {
  /// Passes white space, or one byte of what stands around documents.
  mutating func passStructure(
    _ chunk: UnsafeBufferPointer<UInt8>, _ at: inout Int, _ deliver: (Piece) throws -> Void
  ) rethrows {
    let byte = chunk[at]
    if byte == 0x0A, state == .afterObject, try endFirstLine(chunk, at, deliver) {
      at += 1
      return
    }
    if byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      at += 1
      return
    }
    move(to: at, in: chunk)
    switch (state, byte) {
    case (.start, UInt8(ascii: "[")):
      isArray = true
      state = .beforeFirst
      at += 1
    case (.start, UInt8(ascii: "{")):
      beginValue()
    case (.start, _):
      try fail(.start(byte, isFirst: place.offset == 0), deliver)
    case (.beforeFirst, UInt8(ascii: "]")), (.afterElement, UInt8(ascii: "]")):
      state = .afterArray
      at += 1
    case (.afterElement, UInt8(ascii: ",")):
      state = .beforeElement
      at += 1
    case (.beforeElement, UInt8(ascii: "]")):
      try fail(.trailingComma, deliver)
    case (.beforeFirst, UInt8(ascii: ",")), (.beforeElement, UInt8(ascii: ",")),
      (.beforeFirst, UInt8(ascii: "}")), (.beforeElement, UInt8(ascii: "}")):
      try fail(.noElement(byte), deliver)
    case (.beforeFirst, _), (.beforeElement, _):
      beginValue()
    case (.afterElement, _):
      try fail(.noComma(byte), deliver)
    case (.afterObject, _):
      try passAfterObject(byte, deliver)
    default:
      try fail(.bytesAfterEnd(byte), deliver)
    }
  }

  /// A byte after the only object there may be.
  private mutating func passAfterObject(
    _ byte: UInt8, _ deliver: (Piece) throws -> Void
  ) rethrows {
    held = nil
    try fail(byte == UInt8(ascii: "{") ? .secondObject : .bytesAfterEnd(byte), deliver)
  }

  /// The line end `at` after the first object: where it stood on one line, a stream of unknown form
  /// holds an object a line, and the first is delivered at once, as its sender may wait for the answer.
  private mutating func endFirstLine(
    _ chunk: UnsafeBufferPointer<UInt8>, _ at: Int, _ deliver: (Piece) throws -> Void
  ) rethrows -> Bool {
    guard form == .sniffed, var first = held, !first.bytes.contains(0x0A) else { return false }
    held = nil
    first.position = 0
    move(to: at + 1, in: chunk)
    turnIntoLines()
    try deliver(first)
    return true
  }

  /// The current value ends before byte `at`.
  mutating func endValue(
    _ chunk: UnsafeBufferPointer<UInt8>, _ at: Int, _ deliver: (Piece) throws -> Void
  ) rethrows {
    nesting = Nesting()
    let piece = take()
    guard isArray else {
      held = piece
      state = .afterObject
      return
    }
    state = .afterElement
    try deliver(piece)
  }

  /// Passes what the chunk holds of the current line.
  mutating func passLine(
    _ chunk: UnsafeBufferPointer<UInt8>, from start: Int, _ deliver: (Piece) throws -> Void
  ) rethrows -> Int {
    if place.offset == 0, start == 0, isForeign(chunk[0]) {
      try fail(.start(chunk[0], isFirst: true), deliver)
      return start
    }
    let rest = UnsafeBufferPointer(rebasing: chunk[start...])
    guard let length = rest.firstIndex(of: 0x0A) else {
      keep(chunk, start..<chunk.count)
      return chunk.count
    }
    keep(chunk, start..<start + length)
    try endLine(deliver)
    move(to: start + length + 1, in: chunk)
    origin = place
    return start + length + 1
  }

  mutating func endLine(_ deliver: (Piece) throws -> Void) rethrows {
    guard holdsText else { return forget() }
    try deliver(take())
  }

  /// Whether a stream that starts with this byte is not UTF-8 without a byte order mark.
  private func isForeign(_ byte: UInt8) -> Bool {
    byte == 0xEF || byte == 0xFE || byte == 0xFF || byte == 0
  }
}

/// How deep in brackets and texts a value is; enough to find its end.
struct Nesting: Hashable {
  private var depth = 0
  private var isInText = false
  private var isEscaped = false
  private var isBare = false

  /// Passes bytes of the value; true when it ends before `at`.
  mutating func pass(_ chunk: UnsafeBufferPointer<UInt8>, from at: inout Int) -> Bool {
    while at < chunk.count {
      let byte = chunk[at]
      if isInText {
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
          isInText = false
          if depth == 0 {
            at += 1
            return true
          }
        } else {
          at = Nesting.textEnd(in: chunk, from: at + 1)
          continue
        }
        at += 1
        continue
      }
      switch byte {
      case UInt8(ascii: "\""):
        isInText = true
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        if depth == 0 { return true }
        depth -= 1
        if depth == 0 {
          at += 1
          return true
        }
      default:
        if depth == 0 {
          let isEnd = byte <= 0x20 || byte == UInt8(ascii: ",")
          if isEnd, isBare { return true }
          isBare = true
        }
      }
      at += 1
    }
    return false
  }

  /// The first quotation mark or backslash from `start` on, eight bytes at a time.
  private static func textEnd(in chunk: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    let ones: UInt64 = 0x0101_0101_0101_0101
    var at = start
    guard let base = UnsafeRawPointer(chunk.baseAddress) else { return start }
    while at + 8 <= chunk.count {
      let word = UInt64(littleEndian: base.loadUnaligned(fromByteOffset: at, as: UInt64.self))
      let quote = word ^ (ones &* 0x22)
      let backslash = word ^ (ones &* 0x5C)
      let marks =
        ((quote &- ones) & ~quote | (backslash &- ones) & ~backslash) & (ones &* 0x80)
      if marks != 0 { return at + marks.trailingZeroBitCount / 8 }
      at += 8
    }
    while at < chunk.count, chunk[at] != 0x22, chunk[at] != 0x5C { at += 1 }
    return at
  }
}
