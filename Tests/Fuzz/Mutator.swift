/// Makes inputs out of the files of a corpus: bytes changed, lost, doubled, files cut and joined.
struct Mutator {
  private var state: UInt64
  private let corpus: [[UInt8]]

  init(seed: UInt64, corpus: [[UInt8]]) {
    state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    self.corpus = corpus
  }

  /// A number below `bound` (xorshift64*).
  mutating func number(below bound: Int) -> Int {
    state ^= state >> 12
    state ^= state << 25
    state ^= state >> 27
    return Int((state &* 0x2545_F491_4F6C_DD1D) >> 33) % max(1, bound)
  }

  mutating func next() -> [UInt8] {
    var bytes = corpus[number(below: corpus.count)]
    for _ in 0...number(below: 4) { change(&bytes) }
    return bytes
  }

  /// One change somewhere.
  mutating func change(_ bytes: inout [UInt8]) {
    guard !bytes.isEmpty else { return }
    let place = number(below: bytes.count)
    let length = min(bytes.count - place, 1 + number(below: 1 << number(below: 8)))
    switch number(below: 8) {
    case 0: bytes[place] ^= 1 << UInt8(number(below: 8))
    case 1: bytes[place] = UInt8(number(below: 256))
    // The edges of numbers.
    case 2: bytes[place] = [0, 1, 0x7F, 0x80, 0xFE, 0xFF][number(below: 6)]
    case 3: bytes.removeSubrange(place..<place + length)
    case 4: bytes.insert(contentsOf: bytes[place..<place + length], at: place)
    case 5: bytes.removeLast(min(bytes.count, length))
    case 6:
      let other = corpus[number(below: corpus.count)]
      bytes.replaceSubrange(place..., with: other.suffix(number(below: other.count)))
    default: for index in place..<place + length { bytes[index] = UInt8(number(below: 256)) }
    }
  }
}
