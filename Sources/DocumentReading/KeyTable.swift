internal import JSON
internal import Measures

/// The names that one object knows, or the values that one key allows, found by their bytes.
///
/// Names are at most 24 bytes, so each packs into three words and is compared without a string.
struct KeyTable<Name: RawRepresentable & CaseIterable & Hashable & Sendable>: Sendable
where Name.RawValue == String {
  let names: [Name]
  /// Where the names belong, as the end of a sentence.
  let place: Wording
  /// Bit n stands for the name at position n.
  let required: UInt64
  private let packed: [PackedName]
  /// Other words for the names, as ``Synonyms`` lists them: looked at when a key is unknown.
  let synonyms: [Name: String]

  init(
    _ place: Wording = Wording(en: "", pt: ""), required: [Name] = [],
    synonyms: [Name: String] = [:]
  ) {
    self.synonyms = synonyms
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

  /// The position of the name for which `word` is another word.
  func position(ofSynonym word: String) -> Int? {
    let word = Synonyms.plain(word)
    return names.firstIndex { name in
      synonyms[name]?.split(separator: " ").contains { Synonyms.plain($0) == word } ?? false
    }
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

/// A name of at most 24 bytes as three words.
private struct PackedName: Hashable {
  private let words: SIMD3<UInt64>
  /// Tells `a` from `a` and NUL.
  private let count: Int

  private static let most = 24

  init(_ name: String) {
    precondition(
      name.utf8.count <= PackedName.most,
      "names of the format have at most \(PackedName.most) bytes")
    words = PackedName.pack(name.utf8)
    count = name.utf8.count
  }

  init?(bytes: [UInt8]) {
    guard bytes.count <= PackedName.most else { return nil }
    words = PackedName.pack(bytes)
    count = bytes.count
  }

  /// Packs a text that has no escapes.
  init?(_ text: JSONText, in bytes: UnsafeBufferPointer<UInt8>) {
    guard text.count <= PackedName.most else { return nil }
    count = text.count
    let end = text.start + PackedName.most
    guard let base = UnsafeRawPointer(bytes.baseAddress), end <= bytes.count else {
      words = PackedName.pack(bytes[text.start..<text.start + text.count])
      return
    }
    var words = SIMD3<UInt64>()
    for place in 0..<3 {
      let word = UInt64(
        littleEndian: (base + text.start + place * 8).loadUnaligned(as: UInt64.self))
      let left = text.count - place * 8
      // A smart shift by 64 or more gives zero.
      words[place] = left >= 8 ? word : left <= 0 ? 0 : word & ~(UInt64.max << UInt64(left * 8))
    }
    self.words = words
  }

  private static func pack(_ bytes: some Collection<UInt8>) -> SIMD3<UInt64> {
    var words = SIMD3<UInt64>()
    for (index, byte) in bytes.enumerated() {
      words[index / 8] |= UInt64(byte) << UInt64(index % 8 * 8)
    }
    return words
  }
}
