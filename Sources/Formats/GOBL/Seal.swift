internal import Measures

/// What the tax authority, and the program in its name, stamped on the head of an envelope.
///
/// Nothing here is printed because it stands here: the QR message is derived from the document and
/// must be equal to the stamped one.
struct Seal {
  /// Validation code and number, without the printed prefix.
  let atcud: Cursor?
  let qrMessage: Cursor?
  /// The four printed characters of the signature.
  let characters: Cursor?
  /// The signature in base64.
  let signature: Cursor?
  /// The number of AT's certificate of the program.
  let certificate: Cursor?
  /// When the document was signed.
  let time: Cursor?
  /// The code AT gave for a transport document.
  let transportCode: Cursor?
  /// A second stamp of a kind that says otherwise than the first.
  private(set) var contradiction: (first: Cursor, second: Cursor)?
  /// The fields of ``qrMessage``.
  let sealed: SealedMessage?
  /// Where the stamps stand, or should.
  let place: JSONPointer

  /// - Parameter head: The head of the envelope; nil for a bare document, which has no stamps.
  init(_ head: Cursor?) {
    place = head?["stamps"]?.pointer ?? head?.pointer ?? .root
    var stamps: [String: Cursor] = [:]
    for stamp in (head?["stamps"]).elements {
      guard let provider = stamp["prv"]?.text, Seal.providers.contains(provider),
        let value = stamp["val"]
      else { continue }
      guard let first = stamps[provider] else {
        stamps[provider] = value
        continue
      }
      if first.text != value.text, contradiction == nil { contradiction = (first, value) }
    }
    atcud = stamps["at-atcud"]
    qrMessage = stamps["at-qr"]
    characters = stamps["at-hash"]
    signature = stamps["at-hash-full"]
    certificate = stamps["at-app-id"]
    time = stamps["at-ts"]
    transportCode = stamps["at-doc-code"]
    sealed = (qrMessage?.text).flatMap {
      $0.utf8.count <= Seal.longestMessage ? SealedMessage($0) : nil
    }
  }

  private static let providers: Set<String> = [
    "at-atcud", "at-qr", "at-hash", "at-hash-full", "at-app-id", "at-ts", "at-doc-code",
  ]

  /// In bytes: the most that a QR symbol holds (ISO 18004, version 40, level L).
  static let longestMessage = 2953

  /// Every stamp, in a fixed order.
  var all: [Cursor?] {
    [atcud, qrMessage, characters, signature, certificate, time, transportCode]
  }

  /// Whether there is any stamp at all.
  var isBegun: Bool { all.contains { $0 != nil } }

  /// The stamps that a finalized document needs and this one has not, by the keys of ours that they
  /// would fill.
  func missing(isReceipt: Bool) -> [(key: String, stamp: String)] {
    var missing: [(key: String, stamp: String)] = []
    if atcud == nil { missing.append(("atcud", "at-atcud")) }
    if !isReceipt, signature == nil, characters == nil { missing.append(("hash", "at-hash")) }
    if certificate == nil { missing.append(("certificate", "at-app-id")) }
    return missing
  }
}

/// A QR message by its fields: `A:123456789*B:…`.
struct SealedMessage {
  let fields: [(code: Substring, value: Substring)]

  init(_ text: String) {
    fields = text.split(separator: "*", omittingEmptySubsequences: false).map { field in
      guard let colon = field.firstIndex(of: ":") else { return (field, "") }
      return (field[..<colon], field[field.index(after: colon)...])
    }
  }

  subscript(code: String) -> String? { fields.first { $0.code == code }.map { String($0.value) } }

  /// The fields in which this message is not `derived`, in the order of the two.
  ///
  /// A field that one of them lacks, or that stands twice, differs.
  func differences(from derived: SealedMessage) -> [Difference] {
    var differences: [Difference] = []
    var left = derived.fields[...]
    for field in fields {
      if let match = left.firstIndex(where: { $0.code == field.code }) {
        // What the document has and the stamp passes over.
        for skipped in left[..<match] where self[String(skipped.code)] == nil {
          differences.append(Difference(skipped.code, sealed: nil, derived: skipped.value))
        }
        if left[match].value != field.value {
          differences.append(
            Difference(field.code, sealed: field.value, derived: left[match].value))
        }
        left = left[(match + 1)...]
      } else {
        differences.append(Difference(field.code, sealed: field.value, derived: nil))
      }
    }
    for skipped in left where self[String(skipped.code)] == nil {
      differences.append(Difference(skipped.code, sealed: nil, derived: skipped.value))
    }
    return differences
  }

  struct Difference {
    let code: Substring
    let sealed: Substring?
    let derived: Substring?

    init(_ code: Substring, sealed: Substring?, derived: Substring?) {
      self.code = code
      self.sealed = sealed
      self.derived = derived
    }
  }
}
