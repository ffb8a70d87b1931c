/// The international bank account number (ISO 13616).
package enum IBAN {
  /// Why a text is not an IBAN.
  package enum Fault: Hashable, Sendable {
    /// Not two capital letters, two digits and then 11 to 30 capital letters and digits.
    case form
    /// Its country's accounts have another length, in characters.
    case length(expected: Int)
    /// The check digits do not agree with the rest (ISO 7064, modulo 97).
    case checkDigits
  }

  /// What is wrong with `text`, as stored: no spaces, capital letters; nil when nothing is.
  package static func fault(in text: String) -> Fault? {
    let bytes = text.utf8
    guard (15...34).contains(bytes.count) else {
      guard bytes.count >= 5, bytes.allSatisfy({ $0.isDigit || $0.isCapital }),
        let expected = length(of: text.prefix(2))
      else { return .form }
      return .length(expected: expected)
    }
    // The first four characters are moved to the end, letters count 10…35, and the number that
    // results leaves 1 modulo 97: the head is kept apart and taken last.
    var remainder = 0
    var head = (UInt8(0), UInt8(0), UInt8(0), UInt8(0))
    var position = 0
    for byte in bytes {
      guard byte.isDigit || byte.isCapital else { return .form }
      switch position {
      case 0: head.0 = byte
      case 1: head.1 = byte
      case 2: head.2 = byte
      case 3: head.3 = byte
      default: remainder = append(byte, to: remainder)
      }
      position += 1
    }
    guard head.0.isCapital, head.1.isCapital, head.2.isDigit, head.3.isDigit else { return .form }
    if let expected = length(of: text.prefix(2)), expected != bytes.count {
      return .length(expected: expected)
    }
    remainder = append(head.0, to: remainder)
    remainder = append(head.1, to: remainder)
    remainder = append(head.2, to: remainder)
    remainder = append(head.3, to: remainder)
    return remainder == 1 ? nil : .checkDigits
  }

  private static func append(_ byte: UInt8, to remainder: Int) -> Int {
    byte.isDigit
      ? (remainder * 10 + Int(byte - UInt8(ascii: "0"))) % 97
      : (remainder * 100 + Int(byte - UInt8(ascii: "A")) + 10) % 97
  }

  /// The length of a country's IBAN; nil for a country outside the registry.
  private static func length(of country: Substring) -> Int? { lengths[country] }

  /// SWIFT IBAN Registry, release 101.
  private static let lengths: [Substring: Int] = {
    let registry = """
      AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 \
      DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 \
      IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 \
      MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 \
      SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30
      """
    var lengths: [Substring: Int] = [:]
    for entry in registry.split(separator: " ") {
      lengths[entry.prefix(2)] = Int(entry.dropFirst(2))
    }
    return lengths
  }()
}
