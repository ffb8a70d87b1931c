/// What the field HashControl says about a signature (Portaria 302/2016, field 4.1.4.5).
package enum HashControl: Hashable, Sendable {
  /// A document of this program: the version of the key that signed it.
  case keyVersion(Substring)
  /// Integrated from another certified program: `9999.1` (Despacho 8632/2014, 2.3.4 d).
  case integrated
  /// Recovered from a manual document; what follows the hyphen, `FTM abc/00001` (2.4.5).
  case manual(original: Substring)
  /// Recovered from a duplicate after data were lost; `FTD XY 2013A/00099` (2.5.5).
  case duplicate(original: Substring)

  /// Reads one of the four lawful forms; nil for anything else.
  ///
  /// The pattern of the SAF-T (PT) schema: `[0-9]+`, `[0-9]+[.][0-9]+`,
  /// `[0-9]+-[A-Z]{2}(M )([^ ]+[/][0-9]+)` or `[0-9]+-[A-Z]{2}(D )([^ ]+ [^/^ ]+[/][0-9]+)`,
  /// at most 70 characters.
  package init?(_ text: String) {
    let end = text.utf8.firstIndex { !$0.isDigit } ?? text.endIndex
    guard end != text.startIndex, !text.hasMoreCharacters(than: 70), !text.hasControlCharacter
    else { return nil }
    guard end != text.endIndex else {
      self = .keyVersion(text[...])
      return
    }
    let tail = text[text.utf8.index(after: end)...]
    switch text.utf8[end] {
    case UInt8(ascii: ".") where tail.isDigits: self = .integrated
    case UInt8(ascii: "-"):
      guard let form = Self.recovered(tail) else { return nil }
      self = form
    default: return nil
    }
  }

  /// Reads what follows the hyphen of a recovered document's form.
  private static func recovered(_ original: Substring) -> HashControl? {
    let bytes = Array(original.utf8.prefix(4))
    guard bytes.count == 4, bytes[0].isCapital, bytes[1].isCapital,
      bytes[3] == UInt8(ascii: " ")
    else { return nil }
    let number = original.dropFirst(4)
    switch bytes[2] {
    case UInt8(ascii: "M"):
      guard let slash = number.utf8.lastIndex(of: UInt8(ascii: "/")), slash != number.startIndex,
        number[number.index(after: slash)...].isDigits,
        !number.utf8.contains(UInt8(ascii: " "))
      else { return nil }
      return .manual(original: original)
    case UInt8(ascii: "D"):
      return number.hasDocumentNumberForm ? .duplicate(original: original) : nil
    default: return nil
    }
  }
}
