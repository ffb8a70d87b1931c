/// The 128 bytes of a signature with an RSA key of 1024 bits (Despacho 8632/2014, 6.2).
package struct RSASignature: Sendable {
  /// Bytes of a signature.
  package static let byteCount = 128
  /// Characters of its base64, which SAF-T (PT) allows at most (Portaria 302/2016, 4.1.4.4).
  package static let textCount = 172

  private var words: InlineArray<16, UInt64>

  /// A stand-in where there is no signature.
  package static let none = RSASignature(words: InlineArray(repeating: 0))

  private init(words: InlineArray<16, UInt64>) { self.words = words }

  /// Takes 128 bytes; nil for another number of them.
  package init?(bytes: [UInt8]) {
    guard bytes.count == RSASignature.byteCount else { return nil }
    self = .none
    withUnsafeMutableBytes(of: &words) { $0.copyBytes(from: bytes) }
  }

  /// Reads 172 characters of base64; nil for anything that no encoder writes for 128 bytes.
  package init?(base64 text: some StringProtocol) {
    guard text.utf8.count == RSASignature.textCount else { return nil }
    self = .none
    let isWhole = withUnsafeMutableBytes(of: &words) { bytes in
      var pending: UInt32 = 0
      var position = 0
      for character in text.utf8 {
        // Four characters make three bytes; the last four are three and a padding sign.
        guard position < 171 else { return character == UInt8(ascii: "=") && pending == 0 }
        guard let value = base64Value(of: character) else { return false }
        pending = pending << 6 | UInt32(value)
        position += 1
        let group = position / 4 * 3
        if position % 4 == 0 {
          bytes[group - 3] = UInt8(truncatingIfNeeded: pending >> 16)
          bytes[group - 2] = UInt8(truncatingIfNeeded: pending >> 8)
          bytes[group - 1] = UInt8(truncatingIfNeeded: pending)
          pending = 0
        } else if position == 171 {
          bytes[126] = UInt8(truncatingIfNeeded: pending >> 10)
          bytes[127] = UInt8(truncatingIfNeeded: pending >> 2)
          pending &= 3
        }
      }
      return false
    }
    guard isWhole else { return nil }
  }

  package func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    withUnsafeBytes(of: words, body)
  }

  /// Appends the 172 characters of base64.
  package func appendBase64(to text: inout [UInt8]) {
    withBytes { bytes in
      for start in stride(from: 0, to: 126, by: 3) {
        let group =
          UInt32(bytes[start]) << 16 | UInt32(bytes[start + 1]) << 8 | UInt32(bytes[start + 2])
        for shift: UInt32 in [18, 12, 6, 0] { text.append(base64Digit(group >> shift & 63)) }
      }
      let last = UInt32(bytes[126]) << 10 | UInt32(bytes[127]) << 2
      for shift: UInt32 in [12, 6, 0] { text.append(base64Digit(last >> shift & 63)) }
      text.append(UInt8(ascii: "="))
    }
  }

  /// The 172 characters of base64.
  package var base64: String {
    var text: [UInt8] = []
    text.reserveCapacity(RSASignature.textCount)
    appendBase64(to: &text)
    return String(decoding: text, as: UTF8.self)
  }
}

extension RSASignature: Comparable {
  package static func == (left: Self, right: Self) -> Bool {
    left.words.indices.allSatisfy { left.words[$0] == right.words[$0] }
  }

  /// An arbitrary order, the same in every run.
  package static func < (left: Self, right: Self) -> Bool {
    for index in left.words.indices where left.words[index] != right.words[index] {
      return left.words[index] < right.words[index]
    }
    return false
  }
}

private func base64Value(of character: UInt8) -> UInt8? {
  switch character {
  case UInt8(ascii: "A")...UInt8(ascii: "Z"): character - 65
  case UInt8(ascii: "a")...UInt8(ascii: "z"): character - 71
  case UInt8(ascii: "0")...UInt8(ascii: "9"): character + 4
  case UInt8(ascii: "+"): 62
  case UInt8(ascii: "/"): 63
  default: nil
  }
}

private func base64Digit(_ value: UInt32) -> UInt8 {
  let value = UInt8(truncatingIfNeeded: value)
  return switch value {
  case 0..<26: value + 65
  case 26..<52: value + 71
  case 52..<62: value - 4
  case 62: UInt8(ascii: "+")
  default: UInt8(ascii: "/")
  }
}
