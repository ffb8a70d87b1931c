/// Watches the length of tags before libxml2 sees them.
///
/// libxml2 compares every attribute of a tag with every other, so that one tag of some megabytes
/// would keep it busy for hours. No tag of a SAF-T (PT) file is longer than a few hundred bytes.
struct TagGuard {
  /// The most bytes between `<` and `>`.
  static let limit = 4096

  private var state = State.text
  private var count = 0
  private var last: (UInt8, UInt8) = (0, 0)

  private enum State {
    case text
    /// Behind `<`.
    case opened
    case tag
    /// Inside the quotation marks of an attribute, where `>` ends nothing.
    case quoted(UInt8)
    /// Behind `<!`.
    case declared
    /// In a comment, a CDATA section or an instruction, until this byte (twice) and `>`.
    case skipped(until: UInt8)
  }

  /// Whether no tag in `bytes`, which follow those before, is too long.
  mutating func allows(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var at = 0
    while at < bytes.count {
      if case .text = state {
        while at < bytes.count, bytes[at] != UInt8(ascii: "<") { at += 1 }
        guard at < bytes.count else { return true }
        state = .opened
        count = 0
        at += 1
        continue
      }
      step(bytes[at])
      at += 1
      if count > TagGuard.limit { return false }
    }
    return true
  }

  private mutating func step(_ byte: UInt8) {
    switch state {
    case .text: break
    case .opened:
      switch byte {
      case UInt8(ascii: "!"): state = .declared
      case UInt8(ascii: "?"): skip(until: UInt8(ascii: "?"))
      case UInt8(ascii: ">"): state = .text
      default: state = .tag
      }
    case .declared:
      switch byte {
      case UInt8(ascii: "-"): skip(until: UInt8(ascii: "-"))
      case UInt8(ascii: "["): skip(until: UInt8(ascii: "]"))
      default: state = .tag
      }
    case .tag:
      count += 1
      switch byte {
      case UInt8(ascii: ">"): state = .text
      case UInt8(ascii: "\""), UInt8(ascii: "'"): state = .quoted(byte)
      default: break
      }
    case .quoted(let quote):
      count += 1
      if byte == quote { state = .tag }
    case .skipped(let end):
      let isInstruction = end == UInt8(ascii: "?")
      if byte == UInt8(ascii: ">"), last.1 == end, isInstruction || last.0 == end { state = .text }
      last = (last.1, byte)
    }
  }

  private mutating func skip(until end: UInt8) {
    state = .skipped(until: end)
    last = (0, 0)
  }
}
