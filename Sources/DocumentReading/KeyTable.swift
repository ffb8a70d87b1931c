internal import JSON
internal import Measures

/// The names that one object knows, or the values that one key allows, found by their bytes.
///
/// Names are at most 16 bytes, so each packs into two words and is compared without a string.
struct KeyTable<Name: RawRepresentable & CaseIterable & Hashable & Sendable>: Sendable
where Name.RawValue == String {
  let names: [Name]
  /// Where the names belong, as the end of a sentence.
  let place: Wording
  /// Bit n stands for the name at position n.
  let required: UInt64
  private let packed: [PackedName]

  init(_ place: Wording = Wording(en: "", pt: ""), required: [Name] = []) {
    names = Array(Name.allCases)
    packed = names.map { PackedName($0.rawValue) }
    self.place = place
    self.required = KeyTable.bits(of: required)
  }

  /// The position of the name that `text` spells; `hint` is where to look first.
  func position(of text: JSONText, in scanner: JSONScanner, hint: Int) -> Int? {
    let name: PackedName
    if text.hasEscapes {
      guard let unescaped = PackedName(bytes: scanner.unescaped(text)) else { return nil }
      name = unescaped
    } else {
      guard let raw = PackedName(text, in: scanner.bytes) else { return nil }
      name = raw
    }
    // Billing systems write keys in one order, mostly that of the format.
    if hint < packed.count, packed[hint] == name { return hint }
    return packed.firstIndex(of: name)
  }

  /// Whether `name` is among the keys that an object was seen to have.
  func contains(_ name: Name, in seen: UInt64) -> Bool {
    guard let position = names.firstIndex(of: name) else { return false }
    return seen & 1 << UInt64(position) != 0
  }

  private static func bits(of names: [Name]) -> UInt64 {
    var bits: UInt64 = 0
    for (position, name) in Name.allCases.enumerated() where names.contains(name) {
      bits |= 1 << UInt64(position)
    }
    return bits
  }
}

/// A name of at most 16 bytes as two words.
private struct PackedName: Hashable {
  private let low: UInt64
  private let high: UInt64
  /// Tells `a` from `a` and NUL.
  private let count: Int

  init(_ name: String) {
    precondition(name.utf8.count <= 16, "names of the format have at most 16 bytes")
    var words: (UInt64, UInt64) = (0, 0)
    for (index, byte) in name.utf8.enumerated() { PackedName.put(byte, at: index, in: &words) }
    (low, high) = words
    count = name.utf8.count
  }

  init?(bytes: [UInt8]) {
    guard bytes.count <= 16 else { return nil }
    var words: (UInt64, UInt64) = (0, 0)
    for (index, byte) in bytes.enumerated() { PackedName.put(byte, at: index, in: &words) }
    (low, high) = words
    count = bytes.count
  }

  /// Packs a text that has no escapes.
  init?(_ text: JSONText, in bytes: UnsafeBufferPointer<UInt8>) {
    guard text.count <= 16 else { return nil }
    count = text.count
    guard let base = UnsafeRawPointer(bytes.baseAddress), text.start + 16 <= bytes.count else {
      var words: (UInt64, UInt64) = (0, 0)
      for index in 0..<text.count {
        PackedName.put(bytes[text.start + index], at: index, in: &words)
      }
      (low, high) = words
      return
    }
    let start = base + text.start
    let first = UInt64(littleEndian: start.loadUnaligned(as: UInt64.self))
    let second = UInt64(littleEndian: start.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
    // A smart shift by 64 or more gives zero.
    low = text.count >= 8 ? first : first & ~(UInt64.max << UInt64(text.count * 8))
    high = text.count <= 8 ? 0 : second & ~(UInt64.max << UInt64((text.count - 8) * 8))
  }

  private static func put(_ byte: UInt8, at index: Int, in words: inout (UInt64, UInt64)) {
    if index < 8 {
      words.0 |= UInt64(byte) << UInt64(index * 8)
    } else {
      words.1 |= UInt64(byte) << UInt64((index - 8) * 8)
    }
  }
}
