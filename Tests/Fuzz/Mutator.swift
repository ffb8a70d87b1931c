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

  private static let edges = [
    "0", "-0", "-1", "+1", "0.01", "0.005", "1e9", "9999999999999", "9999999999999.99",
    "999999999999.999999", "99999999999999", "9223372036854775807", "-9223372036854775808",
    "18446744073709551615", "18446744073709551616", "92233720368547758.07",
    "170141183460469231731687303715884105727", "0.0000000000001", "00", ".5", "5.", "1,5", "NaN",
    "\u{FF11}", "99999999999999999999999999999999999999999999999999999999999",
  ].map { Array($0.utf8) }

  /// Puts a number at the edge of some type in the place of the next one.
  private mutating func changeNumber(_ bytes: inout [UInt8], near place: Int) {
    let isDigit: (UInt8) -> Bool = { $0 &- 48 < 10 || $0 == UInt8(ascii: ".") }
    guard let start = bytes[place...].firstIndex(where: isDigit) else { return }
    let end = bytes[start...].firstIndex { !isDigit($0) } ?? bytes.count
    bytes.replaceSubrange(start..<end, with: Mutator.edges[number(below: Mutator.edges.count)])
  }

  /// One change somewhere.
  mutating func change(_ bytes: inout [UInt8]) {
    guard !bytes.isEmpty else { return }
    let place = number(below: bytes.count)
    let length = min(bytes.count - place, 1 + number(below: 1 << number(below: 8)))
    switch number(below: 10) {
    case 0: bytes[place] ^= 1 << UInt8(number(below: 8))
    case 1: bytes[place] = UInt8(number(below: 256))
    // The edges of numbers.
    case 2: bytes[place] = [0, 1, 0x7F, 0x80, 0xFE, 0xFF][number(below: 6)]
    case 8, 9: changeNumber(&bytes, near: place)
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
