internal import Chain
package import Crypto
internal import DocumentModel
internal import DocumentReading
package import Intake
internal import JSON
package import Measures

/// Signs one document after the other and remembers the last signature of each series.
package struct SigningBench {
  private let key: PrivateKey
  private let version: Int
  private let previous: [String: RSASignature]
  private var last: [SeriesName: (sequence: UInt64, signature: RSASignature)] = [:]

  package init(key: PrivateKey, version: Int, previous: [String: RSASignature]) {
    self.key = key
    self.version = version
    self.previous = previous
  }

  /// What signing changes in the file of `raw`, and what speaks against signing.
  ///
  /// A receipt is not signed and not changed (Despacho 8632/2014, 1.1).
  package mutating func sign(
    _ raw: RawDocument
  ) throws(KeyFailure) -> (edits: [ByteEdit], problems: [Problem]) {
    if let failure = raw.failure { return ([], [failure]) }
    guard raw.importer == nil else {
      return ([], [Problem(.error, SigningCode.unsignable.rawValue, at: raw.base, Self.imported)])
    }
    let reading = readDocument(raw.bytes, base: raw.base)
    guard let document = reading.document, document.unreadable.isEmpty, reading.problems.isEmpty
    else { return ([], reading.problems) }
    guard document.family != .payment else { return ([], []) }
    guard (document.hash ?? "").isEmpty else {
      return ([], [problem(raw, "hash", Self.signedAlready(document.number))])
    }
    guard let signed = SignedDocument(document), let slots = SignatureSlots(raw.bytes) else {
      return ([], [problem(raw, "number", Self.unusable(document.number))])
    }
    guard let control = control(replacing: document.hashControl) else {
      return ([], [problem(raw, "hashControl", Self.foreign(document.number))])
    }
    var problems: [Problem] = []
    let before = predecessor(of: signed, document.number)
    if !before.isDirect {
      problems.append(
        Problem(
          .warning, SigningCode.alone.rawValue, at: raw.base.key("number"),
          Self.alone(document.number)))
    }
    let signature = try key.sign(signed.message(after: before.signature))
    last[signed.series] = (signed.sequence.value, signature)
    return (slots.edits(hash: signature.base64, control: control, at: raw.origin.offset), problems)
  }

  private func predecessor(
    of document: SignedDocument, _ number: String
  ) -> (signature: RSASignature?, isDirect: Bool) {
    if let last = last[document.series] {
      return (last.signature, document.sequence.value == last.sequence &+ 1)
    }
    let value = document.sequence.value
    guard value > 1 else { return (nil, true) }
    for (number, signature) in previous {
      guard let slash = number.lastIndex(of: "/"),
        String(number[..<slash]) == document.series.prefix,
        UInt64(number[number.index(after: slash)...]) == value - 1
      else { continue }
      return (signature, true)
    }
    return (nil, false)
  }

  /// The hashControl of a document signed here; nil for one that was signed by another program.
  private func control(replacing text: String?) -> String? {
    guard let text, !text.isEmpty else { return String(version) }
    guard !text.contains(".") else { return nil }
    // A recovered document keeps what follows the version (Despacho 8632/2014, 2.4.5 and 2.5.5).
    return String(version) + (text.firstIndex(of: "-").map { text[$0...] } ?? "")
  }

  private func problem(_ raw: RawDocument, _ key: String, _ message: Wording) -> Problem {
    Problem(.error, SigningCode.unsignable.rawValue, at: raw.base.key(key), message)
  }

  private static func signedAlready(_ number: String) -> Wording {
    Wording(
      en: "\(number) is signed already, and a signed document is never signed again",
      pt: "\(number) já está assinado, e um documento assinado nunca se assina de novo")
  }

  private static func unusable(_ number: String) -> Wording {
    Wording(
      en: "the number \(number) does not end in / and a sequence of digits",
      pt: "o número \(number) não termina em / e um sequencial em algarismos")
  }

  private static func foreign(_ number: String) -> Wording {
    Wording(
      en: "\(number) was integrated from another program, whose signature it keeps",
      pt: "\(number) foi integrado de outro programa, cuja assinatura conserva")
  }

  private static let imported = Wording(
    en: "the document is of another format, which is not signed here; convert it first",
    pt: "o documento é de outro formato, que aqui não se assina; converta-o primeiro")

  private static func alone(_ number: String) -> Wording {
    Wording(
      en: "\(number) does not follow the document signed before it in its series, or is not the "
        + "first; it was signed after what there is. Give --previous NUMBER=HASH, or sign in order",
      pt: "\(number) não segue o documento assinado antes dele na série, ou não é o primeiro; foi "
        + "assinado depois do que há. Use --previous NÚMERO=HASH, ou assine por ordem")
  }
}
