/// The two parts of an ATCUD.
struct ATCUD {
  /// The digits after the hyphen, zeros in front kept.
  let sequence: Substring

  /// Reads `[A-Z0-9]{8,}-[0-9]+`.
  init?(_ text: String) {
    guard let hyphen = text.utf8.firstIndex(of: UInt8(ascii: "-")) else { return nil }
    let code = text.utf8[..<hyphen]
    sequence = text[text.utf8.index(after: hyphen)...]
    guard code.count >= 8, code.allSatisfy({ $0.isDigit || $0.isCapital }), sequence.isDigits
    else { return nil }
  }
}
