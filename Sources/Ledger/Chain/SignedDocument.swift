package import Crypto
package import DocumentModel
package import Measures

/// Where documents form one chain: a seller, a type, an internal code with its series.
///
/// Despacho 8632/2014, 2.1.5: the previous signature is that of the same series and type. An
/// internal code serves one type (Portaria 302/2016, 4.1.4.1), so ``prefix`` tells series apart, and
/// a document of another type under the same code does not tear the chain.
package struct SeriesName: Hashable, Comparable, Sendable {
  package let seller: String
  package let type: DocumentType
  /// What stands before the last `/` of the number: `FT A2026`.
  package let prefix: String

  package static func == (left: Self, right: Self) -> Bool {
    left.prefix == right.prefix && left.seller == right.seller
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(prefix)
    hasher.combine(seller)
  }

  package static func < (left: Self, right: Self) -> Bool {
    (left.seller, left.type.rawValue, left.prefix)
      < (right.seller, right.type.rawValue, right.prefix)
  }
}

/// What of a document its signature is about.
package struct SignedDocument: Sendable {
  package let series: SeriesName
  /// The digits behind the last `/` of the number.
  package let sequence: Sequence
  package let issued: Day
  package let entered: DateTime
  package let gross: Money
  package let signature: Signature
  /// Nil where hashControl has no lawful form.
  package let key: KeyName?
  /// Recovered documents keep the date of the original (Despacho 8632/2014, 2.4 and 2.5).
  let isRecovered: Bool
  /// Tells two contents apart within this run of the program.
  let fingerprint: Int

  /// A sequence number as it is written, zeros in front included.
  package struct Sequence: Hashable, Sendable {
    package let value: UInt64
    package let digits: UInt8

    package init?(_ text: some StringProtocol) {
      guard let value = wholeNumber(text), text.utf8.count <= 60 else { return nil }
      self.value = value
      digits = UInt8(text.utf8.count)
    }

    init(value: UInt64, digits: UInt8) {
      self.value = value
      self.digits = digits
    }

    package var description: String {
      let text = String(value)
      return String(repeating: "0", count: max(0, Int(digits) - text.utf8.count)) + text
    }
  }

  /// What stands in the key `hash`.
  package enum Signature: Sendable {
    case whole(RSASignature)
    /// Not the base64 of 128 bytes.
    case broken
    /// Nothing, or `0`.
    case missing
    /// Only the printed characters of it, or no time at which it was made.
    case incomplete
  }

  /// Takes what is signed from `document`; nil for a receipt, which is not signed, and for a number
  /// or date that could not be read.
  package init?(_ document: Document) {
    let needed: DocumentKeys = [
      .type, .number, .issueDate, .systemEntryDate, .hash, .hashControl, .certificate, .seller,
      .totals, .source,
    ]
    guard document.family != .payment, document.unreadable.isDisjoint(with: needed),
      let slash = document.number.utf8.lastIndex(of: UInt8(ascii: "/")),
      let sequence = Sequence(document.sequence)
    else { return nil }
    series = SeriesName(
      seller: document.seller.taxId ?? "", type: document.type,
      prefix: String(document.number[..<slash]))
    self.sequence = sequence
    issued = document.issueDate
    entered =
      document.systemEntryDate
      ?? DateTime(day: document.issueDate, hour: 0, minute: 0, second: 0)
    gross = document.grossTotal
    switch document.hash {
    case nil, "", "0": signature = .missing
    case _ where document.hasPrintedCharactersOnly || document.systemEntryDate == nil:
      signature = .incomplete
    case .some(let text): signature = RSASignature(base64: text).map { .whole($0) } ?? .broken
    }
    key = document.hashControl.flatMap {
      KeyName(hashControl: $0, certificate: document.certificate)
    }
    isRecovered = document.source == .manual
    fingerprint = document.hashValue
  }

  /// What is signed: date, entry time, number, total and previous signature, joined by `;`
  /// (Portaria 363/2010, art. 6 n.1; Despacho 8632/2014, 4.4 to 4.10).
  package func message(after previous: RSASignature?) -> [UInt8] {
    var text = Array(
      "\(issued);\(entered);\(series.prefix)/\(sequence.description);\(gross);".utf8)
    previous?.appendBase64(to: &text)
    return text
  }
}
