internal import JSON

/// Turns the bytes of an XML file into UTF-8, whatever they are declared as.
///
/// AT's schema and program write Windows-1252; many programs write UTF-8, and some write the one and
/// declare the other. A declaration of one-byte characters holds unless the first text beyond ASCII
/// is UTF-8 throughout; a byte that UTF-8 does not allow is taken for Windows-1252.
struct Transcoder {
  private var mode: Mode?
  /// The beginning of the file until its declaration is complete, then a character cut in two.
  private var held: [UInt8] = []
  private var output: [UInt8] = []

  private enum Mode {
    case utf8
    case oneByte(CodePage)
    /// One byte a character by declaration; no text beyond ASCII was met yet.
    case declaredOneByte(CodePage)
  }

  /// An encoding that no SAF-T (PT) file has; its name.
  struct Unsupported: Error {
    let name: String
  }

  /// Passes `chunk` on in UTF-8.
  ///
  /// - Parameter isLast: Whether nothing follows, so that nothing is held back.
  mutating func pass(
    _ chunk: UnsafeBufferPointer<UInt8>, isLast: Bool = false,
    _ body: (UnsafeBufferPointer<UInt8>) -> Void
  ) throws(Unsupported) {
    guard mode == nil else {
      if held.isEmpty { return convert(chunk, isLast: isLast, body) }
      let joined = held + chunk
      held = []
      return joined.withUnsafeBufferPointer { convert($0, isLast: isLast, body) }
    }
    held.append(contentsOf: chunk)
    guard isLast || Transcoder.isHeadComplete(held) else { return }
    var start = held
    held = []
    mode = try Transcoder.mode(declaredIn: &start)
    start.withUnsafeBufferPointer { convert($0, isLast: isLast, body) }
  }

  // MARK: What the file declares

  private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  private static func isHeadComplete(_ head: [UInt8]) -> Bool {
    guard head.count >= 8 else { return false }
    let text = head.starts(with: mark) ? head.dropFirst(3) : head[...]
    return !text.starts(with: "<?xml".utf8) || text.contains(UInt8(ascii: ">"))
      || head.count >= 1024
  }

  /// Reads byte order mark and declaration; takes the mark away.
  private static func mode(declaredIn head: inout [UInt8]) throws(Unsupported) -> Mode {
    if head.starts(with: mark) {
      head.removeFirst(3)
      return .utf8
    }
    if head.starts(with: [0xFE, 0xFF]) || head.starts(with: [0xFF, 0xFE])
      || head.prefix(2).contains(0)
    {
      throw Unsupported(name: "UTF-16")
    }
    guard head.starts(with: "<?xml".utf8),
      let end = head.firstIndex(of: UInt8(ascii: ">")), end <= 1024
    else { return .utf8 }
    let declaration = String(decoding: head[..<end], as: UTF8.self)
    guard let found = declaration.firstRange(of: "encoding") else { return .utf8 }
    let value = declaration[found.upperBound...].drop { $0 == " " || $0 == "=" }
    guard let quote = value.first, quote == "\"" || quote == "'" else { return .utf8 }
    let name = value.dropFirst().prefix { $0 != quote }
    switch name.lowercased() {
    case "utf-8", "utf8": return .utf8
    case "windows-1252", "cp1252", "cp-1252", "iso-8859-1", "latin1", "us-ascii", "ascii", "ansi":
      return .declaredOneByte(.windows1252)
    case "iso-8859-15", "latin-9", "latin9": return .declaredOneByte(.latin9)
    default: throw Unsupported(name: String(name))
    }
  }

  // MARK: Bytes

  private mutating func convert(
    _ chunk: UnsafeBufferPointer<UInt8>, isLast: Bool, _ body: (UnsafeBufferPointer<UInt8>) -> Void
  ) {
    if case .declaredOneByte(let page) = mode, Transcoder.endOfASCII(chunk, from: 0) < chunk.count {
      mode = Transcoder.isUTF8(chunk) ? .utf8 : .oneByte(page)
    }
    guard case .oneByte(let page) = mode else {
      return convertUTF8(chunk, isLast: isLast, body)
    }
    output.removeAll(keepingCapacity: true)
    var at = 0
    while at < chunk.count {
      let start = at
      at = Transcoder.endOfASCII(chunk, from: at)
      if at > start { output.append(contentsOf: UnsafeBufferPointer(rebasing: chunk[start..<at])) }
      while at < chunk.count, chunk[at] >= 0x80 {
        page.append(chunk[at], to: &output)
        at += 1
      }
    }
    output.withUnsafeBufferPointer(body)
  }

  private mutating func convertUTF8(
    _ chunk: UnsafeBufferPointer<UInt8>, isLast: Bool, _ body: (UnsafeBufferPointer<UInt8>) -> Void
  ) {
    output.removeAll(keepingCapacity: true)
    var (at, copied) = (0, 0)
    while at < chunk.count {
      if chunk[at] < 0x80 {
        at = Transcoder.endOfASCII(chunk, from: at)
      } else if let length = UTF8Sequence.length(in: chunk, at: at) {
        at += length
      } else if !isLast, Transcoder.mayBeCut(chunk, at: at) {
        held = Array(chunk[at...])
        break
      } else {
        output.append(contentsOf: chunk[copied..<at])
        CodePage.windows1252.append(chunk[at], to: &output)
        at += 1
        copied = at
      }
    }
    let rest = UnsafeBufferPointer(rebasing: chunk[copied..<at])
    if copied == 0 { return body(rest) }
    output.append(contentsOf: rest)
    output.withUnsafeBufferPointer(body)
  }

  /// The first byte from `start` that is no ASCII; eight at a time, as nearly all are.
  private static func endOfASCII(_ chunk: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    let raw = UnsafeRawBufferPointer(chunk)
    var at = start
    while at + 8 <= raw.count,
      raw.loadUnaligned(fromByteOffset: at, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
    {
      at += 8
    }
    while at < raw.count, raw[at] < 0x80 { at += 1 }
    return at
  }

  /// Whether everything beyond ASCII is UTF-8, a character cut off at the end aside.
  private static func isUTF8(_ chunk: UnsafeBufferPointer<UInt8>) -> Bool {
    var at = 0
    while at < chunk.count {
      if chunk[at] < 0x80 {
        at += 1
      } else if let length = UTF8Sequence.length(in: chunk, at: at) {
        at += length
      } else {
        return mayBeCut(chunk, at: at)
      }
    }
    return true
  }

  /// Whether the bytes from `at` could be the beginning of a character of UTF-8.
  private static func mayBeCut(_ chunk: UnsafeBufferPointer<UInt8>, at: Int) -> Bool {
    let left = chunk.count - at
    guard left < 4, chunk[(at + 1)...].allSatisfy({ $0 & 0xC0 == 0x80 }) else { return false }
    switch chunk[at] {
    case 0xC2...0xDF: return left < 2
    case 0xE0...0xEF: return left < 3
    case 0xF0...0xF4: return left < 4
    default: return false
    }
  }
}

/// A one-byte encoding.
enum CodePage {
  case windows1252
  case latin9

  /// What Windows-1252 has between 0x80 and 0x9F; U+FFFD where it has nothing.
  private static let windows: [UInt16] = [
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178,
  ]

  func append(_ byte: UInt8, to output: inout [UInt8]) {
    guard byte >= 0x80 else { return output.append(byte) }
    let scalar = scalar(byte)
    if scalar >= 0x800 {
      output.append(0xE0 | UInt8(scalar >> 12))
      output.append(0x80 | UInt8(scalar >> 6 & 0x3F))
    } else {
      output.append(0xC0 | UInt8(scalar >> 6))
    }
    output.append(0x80 | UInt8(scalar & 0x3F))
  }

  private func scalar(_ byte: UInt8) -> UInt16 {
    if byte < 0xA0 { return CodePage.windows[Int(byte) - 0x80] }
    guard self == .latin9 else { return UInt16(byte) }
    switch byte {
    case 0xA4: return 0x20AC
    case 0xA6: return 0x0160
    case 0xA8: return 0x0161
    case 0xB4: return 0x017D
    case 0xB8: return 0x017E
    case 0xBC: return 0x0152
    case 0xBD: return 0x0153
    case 0xBE: return 0x0178
    default: return UInt16(byte)
    }
  }
}
