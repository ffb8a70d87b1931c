/// The Portuguese tax number: nine digits, the last of which checks the others.
package enum NIF {
  /// Whether `text` is nine ASCII digits with the right check digit.
  ///
  /// Weights 9…2 over the first eight digits, modulo 11; a remainder of 0 or 1 gives 0. No prefix
  /// (`PT`), spaces or dots: those are dropped before a number is stored.
  package static func isValid(_ text: String) -> Bool {
    guard text.utf8.count == 9 else { return false }
    var sum = 0
    var weight = 9
    for byte in text.utf8 {
      guard byte.isDigit else { return false }
      sum += weight * Int(byte - UInt8(ascii: "0"))
      weight -= 1
    }
    // The check digit itself was added with weight 1, so a right number leaves no remainder;
    // where the remainder of the others is 1 the digit would be 10, and 0 stands in its place.
    let remainder = sum % 11
    return remainder == 0 || (remainder == 1 && text.utf8.last == UInt8(ascii: "0"))
  }

  /// Whether the first digits of `text` belong to a block that is known to be allotted.
  ///
  /// Blocks are opened over time (3 in June 2019), so an unknown one is never an error.
  package static func hasKnownPrefix(_ text: String) -> Bool {
    var bytes = text.utf8.makeIterator()
    guard let first = bytes.next(), let second = bytes.next(), second.isDigit else { return false }
    return switch (first, second) {
    case (0x31...0x33, _), (0x35, _), (0x36, _), (0x38, _): true
    // Individuals who are not resident: the only block that starts with 4.
    case (0x34, 0x35): true
    // Inheritances, non-residents, investment funds, numbers AT allots itself.
    case (0x37, 0x30...0x32), (0x37, 0x34), (0x37, 0x35), (0x37, 0x37...0x39): true
    // Condominiums and irregular partnerships; non-residents; civil partnerships.
    case (0x39, 0x30), (0x39, 0x31), (0x39, 0x38), (0x39, 0x39): true
    default: false
    }
  }

  /// Whether `text` is in a block of natural persons: residents, non-residents (45), inheritances
  /// (70, 74, 75).
  package static func isNaturalPerson(_ text: String) -> Bool {
    var bytes = text.utf8.makeIterator()
    guard let first = bytes.next(), let second = bytes.next() else { return false }
    return switch (first, second) {
    case (0x31...0x33, _), (0x34, 0x35), (0x37, 0x30), (0x37, 0x34), (0x37, 0x35): true
    default: false
    }
  }

  /// Whether `text` is in the block of companies, associations and other legal persons.
  package static func isLegalPerson(_ text: String) -> Bool { text.utf8.first == 0x35 }
}
