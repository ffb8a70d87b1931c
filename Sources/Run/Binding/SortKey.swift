package import DocumentModel
internal import Measures

/// What documents of a combined PDF can be sorted by; the raw value is the word of `--sort`.
package enum SortKey: String, CaseIterable, Hashable, Sendable {
  /// The buyer's; documents without one come last.
  case postalCode = "postal-code"
  /// The buyer's country; Portugal is PT, and what is not said comes last.
  case country
  /// Fewest first: envelopes are filled by machines that are set for a number of sheets.
  case pages
  case number
  /// The date of issue.
  case date
  /// The buyer's; final consumers come last.
  case name
}

/// Where a document stands in a sorted volume, as bytes that compare like the documents.
package struct SortPosition: Hashable, Comparable, Sendable {
  package let bytes: [UInt8]

  /// The position of `document`, which prints on `pages` pages, by `keys` in order of weight.
  package init(_ document: Document, pages: Int, by keys: [SortKey]) {
    var bytes: [UInt8] = []
    for key in keys {
      switch key {
      case .postalCode: bytes.append(text: document.buyer?.address?.postalCode)
      case .country: bytes.append(text: document.buyer?.address?.country ?? document.buyer?.country)
      case .pages:
        for shift in [24, 16, 8, 0] { bytes.append(UInt8(truncatingIfNeeded: pages >> shift)) }
      case .number: bytes.append(text: document.number)
      case .date: bytes.append(text: document.issueDate.description)
      case .name: bytes.append(text: document.buyer?.name)
      }
    }
    self.bytes = bytes
  }

  package static func < (left: SortPosition, right: SortPosition) -> Bool {
    left.bytes.lexicographicallyPrecedes(right.bytes)
  }
}

extension [UInt8] {
  /// Appends `text` so that bytes compare as people sort: without case and accents, numbers in it by
  /// value, a missing text behind all others.
  fileprivate mutating func append(text: String?) {
    guard let text, !text.isEmpty else {
      append(0xFF)
      return
    }
    var number: [UInt8] = []
    for scalar in text.unicodeScalars {
      let bytes = folded(scalar)
      if bytes.count == 1, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[0]) {
        number.append(bytes[0])
      } else {
        append(number: &number)
        append(contentsOf: bytes)
      }
    }
    append(number: &number)
    append(0)
  }

  /// Appends digits behind their count: 10 comes after 9.
  private mutating func append(number: inout [UInt8]) {
    guard !number.isEmpty else { return }
    let digits = number.drop { $0 == UInt8(ascii: "0") }.prefix(255)
    append(UInt8(ascii: "0"))
    append(UInt8(digits.count))
    append(contentsOf: digits)
    number.removeAll()
  }
}

/// The letter without case and accent where Portugal and its neighbours write it, else its UTF-8.
private func folded(_ scalar: Unicode.Scalar) -> [UInt8] {
  switch scalar {
  case "a"..."z": [UInt8(ascii: scalar) - 32]
  case "À"..."Å", "à"..."å": [UInt8(ascii: "A")]
  case "Ç", "ç": [UInt8(ascii: "C")]
  case "È"..."Ë", "è"..."ë": [UInt8(ascii: "E")]
  case "Ì"..."Ï", "ì"..."ï": [UInt8(ascii: "I")]
  case "Ñ", "ñ": [UInt8(ascii: "N")]
  case "Ò"..."Ö", "ò"..."ö": [UInt8(ascii: "O")]
  case "Ù"..."Ü", "ù"..."ü": [UInt8(ascii: "U")]
  default: Array(String(scalar).utf8)
  }
}
